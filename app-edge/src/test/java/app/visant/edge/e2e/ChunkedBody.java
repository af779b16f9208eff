package app.visant.edge.e2e;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;

/** A body in chunks as one stream; a read that times out can be repeated only between chunks that have come whole. */
final class ChunkedBody extends InputStream {
    private final InputStream in;
    private final StringBuilder size = new StringBuilder();
    private int left;
    private boolean ended;

    ChunkedBody(InputStream in) {
        this.in = in;
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] bytes, int offset, int length) throws IOException {
        while (left == 0 && !ended) {
            int next = in.read();
            if (next < 0) {
                throw new EOFException("the cloud broke off");
            }
            size.append((char) next);
            if (next == '\n' && !size.toString().isBlank()) {
                left = Integer.parseInt(size.toString().strip(), 16);
                ended = left == 0;
                size.setLength(0);
            }
        }
        if (ended) {
            return -1;
        }
        int read = in.read(bytes, offset, Math.min(left, length));
        left -= Math.max(0, read);
        return read;
    }
}
