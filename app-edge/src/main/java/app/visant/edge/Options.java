package app.visant.edge;

import java.util.EnumMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What was given on the command line. */
final class Options {
    private Options() {}

    static Map<Setting, String> given(
            EdgeProgram.CloudOptions cloud, EdgeProgram.CameraOptions camera, EdgeProgram.LocalOptions local) {
        Map<Setting, String> given = new EnumMap<>(Setting.class);
        put(given, Setting.API_URL, cloud.apiUrl);
        put(given, Setting.DEVICE_ID, cloud.deviceId);
        put(given, Setting.TOKEN, cloud.token);
        put(given, Setting.TOKEN_FILE, cloud.tokenFile);
        put(given, Setting.TRANSPORT, cloud.transport);
        put(given, Setting.UPLOAD_TIMEOUT, cloud.uploadTimeout);
        put(given, Setting.STREAM_TIMEOUT, cloud.streamTimeout);
        put(given, Setting.RECONNECT_DELAY, cloud.reconnectDelay);
        put(given, Setting.CAMERA_SOURCE, camera.source);
        put(given, Setting.CAMERA_BACKEND, camera.backend);
        put(given, Setting.CAMERA_RESOLUTION, camera.resolution);
        put(given, Setting.CAMERA_WARMUP, camera.warmup);
        put(given, Setting.VIDEO_OFFSET, camera.videoOffset);
        put(given, Setting.DATA_DIR, local.dataDir);
        put(given, Setting.SAVE_FRAMES, local.saveFrames ? "true" : null);
        put(given, Setting.SAVE_FRAMES_DIR, local.saveFramesDir);
        put(given, Setting.VERBOSE, local.verbose ? "true" : null);
        return given;
    }

    private static void put(Map<Setting, String> given, Setting setting, @Nullable String value) {
        if (value != null) {
            given.put(setting, value);
        }
    }
}
