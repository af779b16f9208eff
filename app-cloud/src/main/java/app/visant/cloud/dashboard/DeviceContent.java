package app.visant.cloud.dashboard;

import app.visant.domain.access.Actor;
import app.visant.domain.access.Permission;
import app.visant.domain.device.Device;
import app.visant.domain.device.DeviceStatus;
import app.visant.domain.ledger.Accounting;
import app.visant.domain.trigger.Trigger;
import jakarta.ws.rs.core.UriBuilder;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** What a device's page shows. */
public final class DeviceContent extends Page {
    private final Device device;
    private final String presence;
    private final Optional<Instant> lastSeen;
    private final Optional<LinkLine> link;
    private final List<ConditionLine> condition;
    private final GalleryPart part;
    private final Galleries.Shown gallery;
    private final Accounting accounting;
    private final List<ScheduleCard> schedules;
    private final SettingsCard settings;
    private final List<TriggerRow> triggers;

    DeviceContent(
            Actor actor,
            Device device,
            String presence,
            Optional<Instant> lastSeen,
            Optional<LinkLine> link,
            List<ConditionLine> condition,
            GalleryPart part,
            Galleries.Shown gallery,
            Accounting accounting,
            List<ScheduleCard> schedules,
            SettingsCard settings,
            List<TriggerRow> triggers) {
        super("device.ftlh", actor);
        this.device = device;
        this.presence = presence;
        this.lastSeen = lastSeen;
        this.link = link;
        this.condition = condition;
        this.part = part;
        this.gallery = gallery;
        this.accounting = accounting;
        this.schedules = schedules;
        this.settings = settings;
        this.triggers = triggers;
    }

    public boolean mayOperate() {
        return may(Permission.SCHEDULES_WRITE) && !givenUp();
    }

    /** Whether whoever looks may take it out of service, or into it. */
    public boolean mayManage() {
        return may(Permission.DEVICES_MANAGE) && !givenUp();
    }

    public boolean mayProve() {
        return may(Permission.DEVICES_PROVE);
    }

    public boolean suspended() {
        return device.status() == DeviceStatus.SUSPENDED;
    }

    public boolean inService() {
        return active() || suspended();
    }

    /** What its status means. */
    public String serviceWords() {
        return switch (device.status()) {
            case ACTIVE ->
                "In service. While it is suspended the cloud takes nothing of it and asks nothing of it: its pictures wait on it.";
            case SUSPENDED ->
                "Suspended: the cloud takes nothing of it and asks nothing of it until it is resumed. Its pictures wait on it.";
            case DEACTIVATED ->
                "Deactivated: the cloud takes nothing of it any more, and it needs no slot. Its pictures of before are here.";
            case MANUFACTURED -> "";
        };
    }

    public boolean mayReplace() {
        return mayProve() && inService();
    }

    public boolean mayGiveUp() {
        return mayProve() && device.status() == DeviceStatus.DEACTIVATED && !givenUp();
    }

    public boolean givenUp() {
        return device.isGivenUp();
    }

    public boolean active() {
        return device.status() == DeviceStatus.ACTIVE;
    }

    public String id() {
        return device.id().value();
    }

    public String name() {
        return device.name();
    }

    public String presence() {
        return presence;
    }

    public String lastSeen() {
        return lastSeen.map(Instant::toString).orElse("");
    }

    /** None or one. */
    public List<LinkLine> link() {
        return link.stream().toList();
    }

    public List<ConditionLine> condition() {
        return condition;
    }

    public String day() {
        return part.day().map(LocalDate::toString).orElse("");
    }

    public String zone() {
        return part.zone().getId();
    }

    /** Whether these are the newest, so that new ones go before them. */
    public boolean newest() {
        return part.isNewest();
    }

    public List<Tile> tiles() {
        return gallery.tiles();
    }

    /** Where older ones are; empty if there are none. */
    public String older() {
        return gallery.older()
                .map(before -> UriBuilder.fromPath("/ui/camera/{device}")
                        .queryParam("day", "{day}")
                        .queryParam("zone", "{zone}")
                        .queryParam("before", "{before}")
                        .build(id(), day(), zone(), before)
                        .toString())
                .orElse("");
    }

    /** How many previews are among the older ones. */
    public String previewsLeft() {
        long left = gallery.previewsLeft();
        return left == 0 ? "" : Amounts.count(left, "preview", "previews");
    }

    public long planned() {
        return accounting.planned();
    }

    /** The parts of the accounting that are not nothing; the pictures always. */
    public List<Sum> sums() {
        return List.of(
                        new Sum("executed", "taken", accounting.executed()),
                        new Sum("open", "under way", accounting.open()),
                        new Sum("failed", "failed", accounting.failed()),
                        new Sum("expired", "expired", accounting.expired()),
                        new Sum("skipped", "skipped", accounting.skipped()),
                        new Sum("evicted", "evicted", accounting.evicted()))
                .stream()
                .filter(sum -> sum.count() > 0 || sum.kind().equals("executed"))
                .toList();
    }

    public List<ScheduleCard> schedules() {
        return schedules;
    }

    public SettingsCard settings() {
        return settings;
    }

    public List<TriggerRow> triggers() {
        return triggers;
    }

    /** One part of the accounting. */
    public record Sum(String kind, String word, long count) {}

    /** One trigger as the page shows it. */
    public record TriggerRow(Trigger trigger) {
        public String id() {
            return trigger.id().value();
        }

        public String plannedAt() {
            return trigger.plannedAt().toString();
        }

        public String type() {
            return trigger.type().name().toLowerCase(Locale.ROOT);
        }

        public String label() {
            return trigger.label();
        }

        public String state() {
            return trigger.state().name().toLowerCase(Locale.ROOT);
        }

        public String reason() {
            return trigger.reason() == null ? "" : trigger.reason();
        }

        /** Hash of its picture, if that was given up. */
        public String lost() {
            return trigger.lostPicture() == null ? "" : trigger.lostPicture().hex();
        }
    }
}
