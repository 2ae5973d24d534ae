package io.studioaccess.sandbox.identitystore;

import static io.studioaccess.sandbox.identitystore.DirectoryActions.ALL;

import io.studioaccess.sandbox.wire.Caller;
import io.studioaccess.sandbox.wire.Operations;
import io.studioaccess.sandbox.wire.Refusal;
import software.amazon.awssdk.services.identitystore.model.CreateUserRequest;
import software.amazon.awssdk.services.identitystore.model.CreateUserResponse;
import software.amazon.awssdk.services.identitystore.model.DeleteUserRequest;
import software.amazon.awssdk.services.identitystore.model.DeleteUserResponse;
import software.amazon.awssdk.services.identitystore.model.DescribeUserRequest;
import software.amazon.awssdk.services.identitystore.model.DescribeUserResponse;
import software.amazon.awssdk.services.identitystore.model.GetUserIdRequest;
import software.amazon.awssdk.services.identitystore.model.GetUserIdResponse;
import software.amazon.awssdk.services.identitystore.model.ListUsersRequest;
import software.amazon.awssdk.services.identitystore.model.ListUsersResponse;
import software.amazon.awssdk.services.identitystore.model.UpdateUserRequest;
import software.amazon.awssdk.services.identitystore.model.UpdateUserResponse;
import software.amazon.awssdk.services.identitystore.model.UserStatus;

/** Identity Store's operations on users. */
record UserOperations(Store store, DirectoryActions rights, RecordedOperations recorded) {

  void addTo(Operations operations) {
    operations
        .put(
            "DescribeUser",
            DescribeUserRequest::builder,
            (request, caller) -> rights.of("DescribeUser", DirectoryActions.user(request.userId())),
            this::describe)
        .put(
            "GetUserId",
            GetUserIdRequest::builder,
            (request, caller) -> rights.of("GetUserId", DirectoryActions.user(ALL)),
            this::id)
        .put(
            "ListUsers",
            ListUsersRequest::builder,
            (request, caller) -> rights.of("ListUsers", DirectoryActions.user(ALL)),
            this::list)
        .put(
            "CreateUser",
            CreateUserRequest::builder,
            (request, caller) -> rights.of("CreateUser"),
            recorded.as("CreateUser", this::create))
        .put(
            "UpdateUser",
            UpdateUserRequest::builder,
            (request, caller) -> rights.of("UpdateUser", DirectoryActions.user(request.userId())),
            recorded.as("UpdateUser", this::update))
        .put(
            "DeleteUser",
            DeleteUserRequest::builder,
            (request, caller) ->
                rights.of(
                    "DeleteUser",
                    DirectoryActions.user(request.userId()),
                    DirectoryActions.membership(ALL)),
            recorded.as("DeleteUser", this::delete));
  }

  private DescribeUserResponse describe(DescribeUserRequest request, Caller caller) {
    var user = store.of(request.identityStoreId(), caller).user(request.userId());
    return DescribeUserResponse.builder()
        .identityStoreId(request.identityStoreId())
        .userId(user.userId())
        .userName(user.userName())
        .displayName(user.displayName())
        .userStatus(status(user))
        .build();
  }

  private GetUserIdResponse id(GetUserIdRequest request, Caller caller) {
    var directory = store.of(request.identityStoreId(), caller);
    var name = AlternateIdentifiers.value(request.alternateIdentifier(), "userName");
    var user = directory.userNamed(name).orElseThrow(() -> Directory.notFound("USER", name));
    return GetUserIdResponse.builder()
        .identityStoreId(request.identityStoreId())
        .userId(user.userId())
        .build();
  }

  @SuppressWarnings("deprecation") // The filter is deprecated, and people use it.
  private ListUsersResponse list(ListUsersRequest request, Caller caller) {
    var filters = Filters.of("UserName", request.filters());
    var users =
        store.of(request.identityStoreId(), caller).users(user -> filters.pass(user.userName()));
    var page = store.page(users, request.nextToken(), request.maxResults());
    return ListUsersResponse.builder()
        .users(page.items().stream().map(user -> listed(user, request.identityStoreId())).toList())
        .nextToken(page.nextToken())
        .build();
  }

  private static software.amazon.awssdk.services.identitystore.model.User listed(
      User user, String identityStoreId) {
    return software.amazon.awssdk.services.identitystore.model.User.builder()
        .identityStoreId(identityStoreId)
        .userId(user.userId())
        .userName(user.userName())
        .displayName(user.displayName())
        .userStatus(status(user))
        .build();
  }

  private CreateUserResponse create(CreateUserRequest request, Caller caller) {
    if (request.userName() == null || request.displayName() == null || request.name() == null) {
      throw Refusal.validation("UserName, DisplayName and Name are required");
    }
    var user =
        store
            .of(request.identityStoreId(), caller)
            .addUser(request.userName(), request.displayName());
    return CreateUserResponse.builder()
        .identityStoreId(request.identityStoreId())
        .userId(user.userId())
        .build();
  }

  private UpdateUserResponse update(UpdateUserRequest request, Caller caller) {
    var directory = store.of(request.identityStoreId(), caller);
    synchronized (directory) {
      directory.update(Updates.of(directory.user(request.userId()), request.operations()));
    }
    return UpdateUserResponse.builder().build();
  }

  private DeleteUserResponse delete(DeleteUserRequest request, Caller caller) {
    store.of(request.identityStoreId(), caller).deleteUser(request.userId());
    return DeleteUserResponse.builder().build();
  }

  private static UserStatus status(User user) {
    return user.enabled() ? UserStatus.ENABLED : UserStatus.DISABLED;
  }
}
