package app.visant.adapter.cloud.rest;

import app.visant.contracts.people.v1.AuditItem;
import app.visant.contracts.people.v1.AuditVerificationAnswer;
import app.visant.domain.audit.AuditLog;
import app.visant.domain.audit.ChainId;
import app.visant.domain.audit.Deed;
import app.visant.domain.audit.Draft;
import app.visant.domain.audit.Head;
import app.visant.domain.audit.Verification;
import app.visant.domain.audit.Who;
import app.visant.domain.kernel.InvalidInput;
import app.visant.domain.kernel.Sha256;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The audit log as it goes over the wire. */
final class AuditWire {
    private AuditWire() {}

    /** The place that an examination is to go through; null if none is given. */
    static Head.@Nullable Mark mark(@Nullable String number, @Nullable String hash) {
        if (number == null && hash == null) {
            return null;
        }
        if (number == null || hash == null) {
            throw new InvalidInput(number == null ? "number" : "hash", "is missing: both or none are given");
        }
        return new Head.Mark(
                Query.number("number", number, 0),
                Sha256.parse(hash)
                        .orElseThrow(() -> new InvalidInput("hash", "must be 64 lower-case hexadecimal digits")));
    }

    static List<AuditItem> list(
            AuditLog log, ChainId chain, AuditWanted wanted, @Nullable String before, @Nullable String limit) {
        int most = Query.slice(limit, null).limit();
        return log.deeds(chain, wanted.filter(), Query.number("before", before, Long.MAX_VALUE), most).stream()
                .map(AuditWire::item)
                .toList();
    }

    private static AuditItem item(Deed deed) {
        Draft draft = deed.entry().draft();
        Who who = draft.who();
        int status = deed.outcome().status();
        return new AuditItem(
                deed.entry().number(),
                draft.at(),
                who.name(),
                Words.of(who.kind()),
                orNull(who.id()),
                who.address(),
                draft.action(),
                draft.path(),
                Words.of(deed.verdict()),
                status == 0 ? null : status,
                orNull(deed.outcome().code()),
                deed.facts());
    }

    private static @Nullable String orNull(String text) {
        return text.isEmpty() ? null : text;
    }

    static AuditVerificationAnswer answer(Verification verification) {
        return switch (verification) {
            case Verification.Whole(long entries, long cut, Head.Mark(long number, Sha256 hash)) ->
                new AuditVerificationAnswer(true, entries, cut, number, hash.hex(), null);
            case Verification.BeforeCut(long number, long cut) ->
                new AuditVerificationAnswer(false, null, cut, number, null, "before_cut");
            case Verification.Broken(long number, Verification.Fault fault) ->
                new AuditVerificationAnswer(false, null, null, number, null, Words.of(fault));
        };
    }
}
