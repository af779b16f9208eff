package app.visant.adapter.cloud.rest;

import app.visant.domain.audit.DeedFilter;
import app.visant.domain.audit.Outcome.Verdict;
import app.visant.domain.kernel.InvalidInput;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.QueryParam;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Which deeds a request asks for, as all lists of them understand it. */
public final class AuditWanted {
    private final String who;
    private final String what;
    private final String outcome;
    private final String from;
    private final String to;

    public AuditWanted(
            @QueryParam("who") @DefaultValue("") String who,
            @QueryParam("what") @DefaultValue("") String what,
            @QueryParam("outcome") @DefaultValue("") String outcome,
            @QueryParam("from") @DefaultValue("") String from,
            @QueryParam("to") @DefaultValue("") String to) {
        this.who = who;
        this.what = what;
        this.outcome = outcome;
        this.from = from;
        this.to = to;
    }

    /** @throws InvalidInput if one of them can't be understood */
    public DeedFilter filter() {
        return new DeedFilter(
                Query.text("who", who.strip()),
                Query.text("what", what.strip()),
                verdict(),
                Query.instant("from", from),
                Query.instant("to", to));
    }

    private @Nullable Verdict verdict() {
        if (outcome.isEmpty()) {
            return null;
        }
        return Arrays.stream(Verdict.values())
                .filter(verdict -> Words.of(verdict).equals(outcome.toLowerCase(Locale.ROOT)))
                .findFirst()
                .orElseThrow(() -> new InvalidInput("outcome", "must be done, refused, failed or unknown"));
    }

    /** As they were asked, by their names. */
    public Map<String, String> fields() {
        Map<String, String> fields = new LinkedHashMap<>();
        fields.put("who", who);
        fields.put("what", what);
        fields.put("outcome", outcome);
        fields.put("from", from);
        fields.put("to", to);
        return fields;
    }

    public String who() {
        return who;
    }

    public String what() {
        return what;
    }

    public String outcome() {
        return outcome;
    }

    public String from() {
        return from;
    }

    public String to() {
        return to;
    }
}
