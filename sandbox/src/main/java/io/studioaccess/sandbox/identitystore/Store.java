package io.studioaccess.sandbox.identitystore;

import io.studioaccess.sandbox.wire.Caller;
import io.studioaccess.sandbox.wire.Page;
import java.util.NavigableMap;
import org.jspecify.annotations.Nullable;

/** The directory as the wire reaches it: in one region, under one identity store id. */
record Store(Directory directory, String region) {

  /** The directory, if the request means this one. */
  Directory of(String identityStoreId, Caller caller) {
    if (!identityStoreId.equals(directory.identityStoreId()) || !caller.region().equals(region)) {
      throw Directory.notFound("IDENTITY_STORE", identityStoreId);
    }
    return directory;
  }

  <T> Page<T> page(NavigableMap<String, T> all, @Nullable String token, @Nullable Integer asked) {
    return Page.of(all, token, asked, directory.pageLimit());
  }
}
