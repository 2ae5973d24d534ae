package io.studioaccess.sandbox.identitystore;

import static io.studioaccess.sandbox.identitystore.DirectoryActions.ALL;

import io.studioaccess.sandbox.wire.Caller;
import io.studioaccess.sandbox.wire.Operations;
import io.studioaccess.sandbox.wire.ServiceException;
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
record UserOperations(Store store, DirectoryActions actions, OperationRecorder recorder) {

  void addTo(Operations operations) {
    operations
        .put(
            "DescribeUser",
            DescribeUserRequest::builder,
            (request, caller) ->
                actions.required("DescribeUser", DirectoryActions.user(request.userId())),
            this::describeUser)
        .put(
            "GetUserId",
            GetUserIdRequest::builder,
            (request, caller) -> actions.required("GetUserId", DirectoryActions.user(ALL)),
            this::getUserId)
        .put(
            "ListUsers",
            ListUsersRequest::builder,
            (request, caller) -> actions.required("ListUsers", DirectoryActions.user(ALL)),
            this::listUsers)
        .put(
            "CreateUser",
            CreateUserRequest::builder,
            (request, caller) -> actions.required("CreateUser"),
            recorder.recorded("CreateUser", this::createUser))
        .put(
            "UpdateUser",
            UpdateUserRequest::builder,
            (request, caller) ->
                actions.required("UpdateUser", DirectoryActions.user(request.userId())),
            recorder.recorded("UpdateUser", this::updateUser))
        .put(
            "DeleteUser",
            DeleteUserRequest::builder,
            (request, caller) ->
                actions.required(
                    "DeleteUser",
                    DirectoryActions.user(request.userId()),
                    DirectoryActions.membership(ALL)),
            recorder.recorded("DeleteUser", this::deleteUser));
  }

  private DescribeUserResponse describeUser(DescribeUserRequest request, Caller caller) {
    var user = store.resolve(request.identityStoreId(), caller).user(request.userId());
    return DescribeUserResponse.builder()
        .identityStoreId(request.identityStoreId())
        .userId(user.userId())
        .userName(user.userName())
        .displayName(user.displayName())
        .userStatus(status(user))
        .build();
  }

  private GetUserIdResponse getUserId(GetUserIdRequest request, Caller caller) {
    var directory = store.resolve(request.identityStoreId(), caller);
    var name = AlternateIdentifiers.uniqueValue(request.alternateIdentifier(), "userName");
    var user = directory.findUserByName(name).orElseThrow(() -> Directory.notFound("USER", name));
    return GetUserIdResponse.builder()
        .identityStoreId(request.identityStoreId())
        .userId(user.userId())
        .build();
  }

  @SuppressWarnings("deprecation") // The filter is deprecated but still used.
  private ListUsersResponse listUsers(ListUsersRequest request, Caller caller) {
    var filters = Filters.of("UserName", request.filters());
    var page =
        store
            .resolve(request.identityStoreId(), caller)
            .users(
                user -> filters.accepts(user.userName()),
                request.nextToken(),
                request.maxResults());
    return ListUsersResponse.builder()
        .users(page.items().stream().map(user -> sdkUser(user, request.identityStoreId())).toList())
        .nextToken(page.nextToken())
        .build();
  }

  private static software.amazon.awssdk.services.identitystore.model.User sdkUser(
      User user, String identityStoreId) {
    return software.amazon.awssdk.services.identitystore.model.User.builder()
        .identityStoreId(identityStoreId)
        .userId(user.userId())
        .userName(user.userName())
        .displayName(user.displayName())
        .userStatus(status(user))
        .build();
  }

  private CreateUserResponse createUser(CreateUserRequest request, Caller caller) {
    if (request.userName() == null || request.displayName() == null || request.name() == null) {
      throw ServiceException.validation("UserName, DisplayName and Name are required");
    }
    var user =
        store
            .resolve(request.identityStoreId(), caller)
            .addUser(request.userName(), request.displayName());
    return CreateUserResponse.builder()
        .identityStoreId(request.identityStoreId())
        .userId(user.userId())
        .build();
  }

  private UpdateUserResponse updateUser(UpdateUserRequest request, Caller caller) {
    var directory = store.resolve(request.identityStoreId(), caller);
    synchronized (directory) {
      directory.update(Updates.updatedUser(directory.user(request.userId()), request.operations()));
    }
    return UpdateUserResponse.builder().build();
  }

  private DeleteUserResponse deleteUser(DeleteUserRequest request, Caller caller) {
    store.resolve(request.identityStoreId(), caller).deleteUser(request.userId());
    return DeleteUserResponse.builder().build();
  }

  private static UserStatus status(User user) {
    return user.enabled() ? UserStatus.ENABLED : UserStatus.DISABLED;
  }
}
