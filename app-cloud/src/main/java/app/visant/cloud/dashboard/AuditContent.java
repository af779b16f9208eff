package app.visant.cloud.dashboard;

import app.visant.adapter.cloud.rest.AuditWanted;
import app.visant.domain.access.Actor;
import app.visant.domain.audit.Deed;
import app.visant.domain.audit.Outcome;
import app.visant.domain.audit.Verification;
import app.visant.domain.audit.Who;
import jakarta.ws.rs.core.UriBuilder;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What the page of an audit log shows: who did what, newest first, and whether the log is whole. */
public final class AuditContent extends Page {
    private final AuditLists.Place place;
    private final AuditWanted wanted;
    private final List<Deed> deeds;
    private final @Nullable Verification checked;
    private final String message;

    AuditContent(
            AuditLists.Place place,
            Actor actor,
            AuditWanted wanted,
            List<Deed> deeds,
            @Nullable Verification checked,
            String message) {
        super(place.template(), actor);
        this.place = place;
        this.wanted = wanted;
        this.deeds = List.copyOf(deeds);
        this.checked = checked;
        this.message = message;
    }

    public String path() {
        return place.path();
    }

    public AuditWanted wanted() {
        return wanted;
    }

    public List<String> outcomes() {
        return Arrays.stream(Outcome.Verdict.values()).map(AuditContent::word).toList();
    }

    public List<Row> deeds() {
        return deeds.stream().map(Row::of).toList();
    }

    public String message() {
        return message;
    }

    /** The rest of the list; empty if this is all of it. */
    public String older() {
        return deeds.size() < AuditLists.AT_A_TIME
                ? ""
                : query(place.path())
                        .queryParam("before", deeds.getLast().entry().number())
                        .build()
                        .toString();
    }

    public String csv() {
        return query(place.csv()).build().toString();
    }

    private UriBuilder query(String path) {
        UriBuilder uri = UriBuilder.fromPath(path);
        wanted.fields().forEach((name, value) -> {
            if (!value.isEmpty()) {
                uri.queryParam(name, "{" + name + "}").resolveTemplate(name, value);
            }
        });
        return uri;
    }

    /** Whether the log is whole, in words; empty if nobody asked. */
    public String checked() {
        return switch (checked) {
            case null -> "";
            case Verification.Whole(long entries, long cut, var head) ->
                "The log is whole: each of its " + entries + " entries says what it said when it was written, and"
                        + " none is missing"
                        + (cut == 0 ? "." : " but the first " + cut + ", which were old enough to go.")
                        + " Note its newest entry, " + head.number() + " with the hash "
                        + head.hash().hex()
                        + ", if you want to know later whether any was taken from its end.";
            case Verification.BeforeCut(long number, long cut) ->
                "Nobody can tell whether the log went through entry " + number + ": the first " + cut
                        + " were removed.";
            case Verification.Broken(long number, Verification.Fault fault) ->
                "The log is not what was written: entry " + number + " "
                        + switch (fault) {
                            case MISSING -> "is missing.";
                            case CHANGED -> "was changed.";
                            case NOT_LINKED -> "was put in the place of another.";
                            case CUT_WITHOUT_TRACE -> "and those before it were removed before their time.";
                            case CUT_TOO_YOUNG ->
                                "tells that others were removed which are to be kept for longer, by the rule as it is now.";
                            case NOT_AS_NOTED -> "is not the one that was noted.";
                        };
        };
    }

    public boolean broken() {
        return checked instanceof Verification.Broken;
    }

    /** One deed as the page shows it. */
    public record Row(
            String at,
            String who,
            String address,
            String action,
            String path,
            String outcome,
            String code,
            String about) {
        static Row of(Deed deed) {
            Who who = deed.entry().draft().who();
            return new Row(
                    deed.entry().draft().at().toString(),
                    who.kind() == Who.Kind.NOBODY ? "not logged in" : who.name(),
                    who.address(),
                    deed.entry().draft().action(),
                    deed.entry().draft().path(),
                    word(deed.verdict()),
                    deed.outcome().code(),
                    deed.facts().entrySet().stream()
                            .map(fact -> fact.getKey() + " " + fact.getValue())
                            .collect(Collectors.joining(", ")));
        }
    }

    private static String word(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT);
    }
}
