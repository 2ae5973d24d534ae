package io.studioaccess.sandbox.identitystore;

import io.studioaccess.sandbox.wire.Caller;
import io.studioaccess.sandbox.wire.Page;
import java.util.NavigableMap;
import org.jspecify.annotations.Nullable;

/** The directory as requests reach it: in one region, under one identity store id. */
record Store(Directory directory, String region) {

  /**
   * The directory.
   *
   * @throws ServiceException if the request is for another identity store or region
   */
  Directory resolve(String identityStoreId, Caller caller) {
    if (!identityStoreId.equals(directory.identityStoreId()) || !caller.region().equals(region)) {
      throw Directory.notFound("IDENTITY_STORE", identityStoreId);
    }
    return directory;
  }

  <T> Page<T> page(
      NavigableMap<String, T> all, @Nullable String token, @Nullable Integer requested) {
    return Page.of(all, token, requested, directory.pageLimit());
  }
}
