package io.loquat.fuzz;

import io.loquat.wire.message.Frame;
import io.loquat.wire.message.MessageReader;
import io.loquat.wire.message.OpCode;

/** Messages: whatever follows a header of the right length. */
public final class FrameTarget {
  private FrameTarget() {}

  public static void fuzzerTestOneInput(byte[] input) {
    if (input.length < Frame.BYTES_MIN) {
      return;
    }
    byte[] message = input.clone();
    for (int i = 0; i < Integer.BYTES; i++) {
      message[i] = (byte) (message.length >> (Byte.SIZE * i));
    }
    int number = (message[Frame.OP_CODE_AT] & 0xff) | (message[Frame.OP_CODE_AT + 1] & 0xff) << 8;
    OpCode.request(number).ifPresent(code -> MessageReader.read(new Frame(message, code)));
  }
}
