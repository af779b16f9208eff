package app.visant.adapter.edge.camera.ffmpeg;

import app.visant.domain.edge.camera.CameraSource;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;

/**
 * How ffmpeg learns a camera's address: by a script on its standard input, because everybody on the machine can read a
 * program's command line, and the address may hold a password.
 */
final class RtspInput {
    /** Reads the script from standard input; only what RTSP needs may be opened by it. */
    static final List<String> OPTIONS = List.of(
            "-f",
            "concat",
            "-safe",
            "0",
            "-protocol_whitelist",
            "pipe,rtsp,rtsps,rtp,srtp,udp,tcp,tls",
            "-i",
            "pipe:0");

    private static final String HIDDEN = "***";

    private RtspInput() {}

    /** @param timeout after which ffmpeg gives up a connection on which nothing moves */
    static String script(CameraSource.Rtsp source, Duration timeout) {
        String quoted = source.uri().toString().replace("'", "'\\''");
        return "ffconcat version 1.0\nfile '" + quoted + "'\noption rtsp_transport tcp\noption timeout "
                + timeout.toNanos() / 1000 + "\n";
    }

    /** The line without the address's credentials and query, and without the names of ffmpeg's own parts. */
    static String redact(CameraSource.Rtsp source, String line) {
        URI uri = source.uri();
        String safe = line.replace(uri.toString(), source.toString());
        List<String> secrets = Stream.of(
                        uri.getRawUserInfo(), uri.getUserInfo(), uri.getRawQuery(), uri.getQuery(), password(uri))
                .filter(secret -> secret != null && !secret.isEmpty())
                .toList();
        for (String secret : secrets) {
            safe = safe.replace(secret, HIDDEN);
        }
        return safe.replaceFirst("^pipe:0: ", "").replaceFirst("^\\[[^]]*] ", "");
    }

    private static String password(URI uri) {
        String info = uri.getUserInfo();
        return info == null ? "" : info.substring(info.indexOf(':') + 1);
    }
}
