package app.visant.edge.e2e;

import java.nio.ByteBuffer;

/** A JPEG that says of itself to have more pixels than any cloud takes; an edge, which has no such limit, takes it. */
final class HugeJpeg {
    private static final int START_OF_FRAME = 0xc0;

    private HugeJpeg() {}

    static byte[] of(byte[] jpeg) {
        ByteBuffer bytes = ByteBuffer.wrap(jpeg.clone());
        int at = 2;
        while ((bytes.get(at + 1) & 0xff) != START_OF_FRAME) {
            at += 2 + (bytes.getShort(at + 2) & 0xffff);
        }
        bytes.putShort(at + 5, (short) 0xfffe).putShort(at + 7, (short) 0xfffe);
        return bytes.array();
    }
}
