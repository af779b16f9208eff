package app.visant.adapter.cloud.rest;

import app.visant.contracts.device.v1.ActivationLink;
import app.visant.contracts.device.v1.DeviceConfig;
import app.visant.contracts.device.v1.HeartbeatConfig;
import app.visant.contracts.device.v1.HeartbeatRequest;
import app.visant.contracts.device.v1.TriggerConfig;
import app.visant.contracts.people.v1.ActivateAnswer;
import app.visant.contracts.people.v1.DeviceDetail;
import app.visant.contracts.people.v1.DeviceItem;
import app.visant.domain.capture.Capture;
import app.visant.domain.device.ActivateDevice.Activated;
import app.visant.domain.device.Device;
import app.visant.domain.device.DeviceReport;
import app.visant.domain.kernel.DeviceGroupId;
import app.visant.domain.settings.DeviceSettings;
import java.net.URI;
import java.time.Instant;
import java.util.Base64;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Devices as they go over the wire. */
final class DeviceWire {
    private DeviceWire() {}

    /** What is known of a device beside itself. */
    record Surroundings(
            boolean connected,
            @Nullable Instant lastSeen,
            @Nullable String version,
            @Nullable Capture newest,
            @Nullable DeviceGroupId group) {
        @Nullable String newestId() {
            return newest == null ? null : newest.id().value();
        }

        @Nullable String groupId() {
            return group == null ? null : group.toString();
        }
    }

    static DeviceItem item(Device device, Surroundings around) {
        return new DeviceItem(
                device.id().value(),
                device.id().value(),
                Words.of(device.status()),
                device.name(),
                around.connected(),
                device.activatedAt(),
                around.lastSeen(),
                around.version(),
                around.newestId(),
                around.groupId());
    }

    /** @param heartbeat its last; null if there was none */
    static DeviceDetail detail(
            Device device,
            Surroundings around,
            TriggerConfig trigger,
            DeviceSettings settings,
            @Nullable HeartbeatRequest heartbeat) {
        HeartbeatConfig applied = heartbeat == null ? null : heartbeat.config();
        return new DeviceDetail(
                device.id().value(),
                device.id().value(),
                device.owner().map(Object::toString).orElse(null),
                Words.of(device.status()),
                device.name(),
                around.connected(),
                null,
                device.activatedAt(),
                device.deactivatedAt(),
                around.lastSeen(),
                device.createdAt(),
                changedAt(device),
                around.version(),
                device.batch(),
                around.newestId(),
                new DeviceConfig(
                        trigger,
                        SettingsWire.storage(settings),
                        SettingsWire.upload(settings),
                        SettingsWire.degradation(settings)),
                settings.version(),
                applied == null ? null : applied.version(),
                around.groupId());
    }

    /** @param cloud as the device finds it */
    static ActivateAnswer activated(Activated activated, URI cloud) {
        Device device = activated.device();
        String token = activated.token().secret();
        String qrData = new ActivationLink(device.id().value(), token, cloud.toString()).text();
        QrCode qr = new QrCode(qrData);
        return new ActivateAnswer(
                device.id().value(),
                device.id().value(),
                device.owner().orElseThrow().toString(),
                Words.of(device.status()),
                device.name(),
                Objects.requireNonNullElse(device.activatedAt(), device.createdAt()),
                token,
                qrData,
                qr.svg(),
                Base64.getEncoder().encodeToString(qr.png()));
    }

    static @Nullable String version(Optional<DeviceReport> report) {
        return report.map(DeviceReport::version).orElse(null);
    }

    private static Instant changedAt(Device device) {
        return Stream.of(device.createdAt(), device.activatedAt(), device.deactivatedAt())
                .filter(Objects::nonNull)
                .max(Instant::compareTo)
                .orElse(device.createdAt());
    }
}
