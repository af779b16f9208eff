package app.visant.contracts.people.v1;

import org.jspecify.annotations.Nullable;

/**
 * What an examination of the log came to.
 *
 * @param whole whether each entry says what it said when it was written, and none is missing
 * @param entries how many there are
 * @param removed up to which number older ones were removed by the policy; 0 if none were
 * @param number of the newest entry, or of the first that is not what it should be
 * @param hash of the newest entry: whoever notes it and its number finds out later whether the log was cut short
 * @param fault "missing", "changed", "not_linked", "cut_without_trace", "cut_too_young" or "not_as_noted"; "before_cut" if what was
 *     noted was removed since, so that nobody can tell
 */
public record AuditVerificationAnswer(
        boolean whole,
        @Nullable Long entries,
        @Nullable Long removed,
        long number,
        @Nullable String hash,
        @Nullable String fault) {}
