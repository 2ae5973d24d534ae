package io.studioaccess.sandbox.wire;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonSerializer;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.cbor.CBORGenerator;
import com.fasterxml.jackson.dataformat.cbor.databind.CBORMapper;
import java.io.IOException;
import java.time.Instant;

/** CBOR (RFC 8949) as Smithy's RPC v2 uses it: a timestamp is tag 1 with epoch seconds. */
final class Cbor {

  static final String CONTENT_TYPE = "application/cbor";

  private static final int EPOCH_SECONDS = 1;
  private static final double MILLIS_PER_SECOND = 1000.0;
  private static final CBORMapper MAPPER =
      CBORMapper.builder()
          .addModule(new SimpleModule().addSerializer(Instant.class, new TaggedTimestamp()))
          .build();

  private Cbor() {}

  /** An operation without members may have no body at all. */
  static ObjectNode read(byte[] body) {
    if (body.length == 0) {
      return JsonNodeFactory.instance.objectNode();
    }
    try {
      if (MAPPER.readTree(body) instanceof ObjectNode object) {
        return object;
      }
    } catch (IOException notCbor) {
      throw new ServiceException("SerializationException", "The body is not CBOR");
    }
    throw new ServiceException("SerializationException", "The body is not a CBOR map");
  }

  /**
   * @param members a map, which may contain instants
   */
  static byte[] write(Object members) {
    try {
      return MAPPER.writeValueAsBytes(members);
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException("not writable as CBOR: " + members.getClass(), e);
    }
  }

  private static final class TaggedTimestamp extends JsonSerializer<Instant> {

    @Override
    public void serialize(Instant instant, JsonGenerator generator, SerializerProvider provider)
        throws IOException {
      ((CBORGenerator) generator).writeTag(EPOCH_SECONDS);
      generator.writeNumber(instant.toEpochMilli() / MILLIS_PER_SECOND);
    }
  }
}
