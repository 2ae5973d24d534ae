package io.studioaccess.sandbox.stack;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The TCP sockets on which processes listen, as Linux tells in /proc. */
final class ListeningSockets {

  private static final String LISTEN = "0A";
  private static final int HEX_DIGITS_OF_A_WORD = 8;

  private ListeningSockets() {}

  static List<InetSocketAddress> of(Stream<Long> pids) throws IOException {
    Set<String> inodes = pids.flatMap(ListeningSockets::socketsOf).collect(Collectors.toSet());
    var sockets = new ArrayList<InetSocketAddress>();
    for (String table : List.of("tcp", "tcp6")) {
      for (String line : Files.readAllLines(Path.of("/proc/net", table))) {
        // Number, local address, remote address, state; the tenth field is the inode.
        String[] fields = line.strip().split("\\s+");
        if (fields[3].equals(LISTEN) && inodes.contains(fields[9])) {
          sockets.add(address(fields[1]));
        }
      }
    }
    return sockets;
  }

  /** The inodes of the sockets of a process; none if it has ended. */
  private static Stream<String> socketsOf(long pid) {
    try (Stream<Path> descriptors = Files.list(Path.of("/proc/" + pid + "/fd"))) {
      return descriptors
          .map(ListeningSockets::target)
          .filter(target -> target.startsWith("socket:["))
          .map(target -> target.substring("socket:[".length(), target.length() - 1))
          .toList()
          .stream();
    } catch (IOException | UncheckedIOException ended) {
      return Stream.of();
    }
  }

  private static String target(Path descriptor) {
    try {
      return Files.readSymbolicLink(descriptor).toString();
    } catch (IOException closed) {
      return "";
    }
  }

  /** An address is hexadecimal, in words of the machine's byte order; the port follows. */
  private static InetSocketAddress address(String text) throws UnknownHostException {
    String[] parts = text.split(":", 2);
    ByteBuffer bytes = ByteBuffer.allocate(parts[0].length() / 2).order(ByteOrder.nativeOrder());
    for (int i = 0; i < parts[0].length(); i += HEX_DIGITS_OF_A_WORD) {
      bytes.putInt(HexFormat.fromHexDigits(parts[0], i, i + HEX_DIGITS_OF_A_WORD));
    }
    return new InetSocketAddress(
        InetAddress.getByAddress(bytes.array()), HexFormat.fromHexDigits(parts[1]));
  }
}
