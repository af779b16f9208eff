package app.visant.domain.audit;

import app.visant.domain.audit.Verification.BeforeCut;
import app.visant.domain.audit.Verification.Broken;
import app.visant.domain.audit.Verification.Fault;
import app.visant.domain.audit.Verification.Whole;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Goes through a chain link by link. Reads all of it: takes about a second for each hundred thousand entries. */
public final class VerifyAuditLog {
    private static final int AT_A_TIME = 1000;

    private final AuditLog log;
    private final Duration kept;

    /** @param kept how long each entry is kept */
    public VerifyAuditLog(AuditLog log, Duration kept) {
        this.log = log;
        this.kept = kept;
    }

    /** @param noted a place that the chain had gone through earlier; null for none */
    public Verification verify(ChainId chain, Head.@Nullable Mark noted) {
        Head head = log.head(chain);
        Verification found = new Walk(chain, head, noted).walk();
        boolean cutMeanwhile = found instanceof Broken && !log.head(chain).cut().equals(head.cut());
        return cutMeanwhile ? verify(chain, noted) : found;
    }

    /** From what is left of the chain's beginning to what was its end when the walk began. */
    private final class Walk {
        private final ChainId chain;
        private final Head head;
        private final Head.@Nullable Mark noted;
        private Head.Mark reached;
        private boolean cutIsTraced;
        private boolean notedIsMet;

        Walk(ChainId chain, Head head, Head.@Nullable Mark noted) {
            this.chain = chain;
            this.head = head;
            this.noted = noted;
            reached = head.cut();
            cutIsTraced = head.cut().number() == 0;
            notedIsMet = noted == null || noted.equals(reached);
        }

        Verification walk() {
            while (reached.number() < head.last().number()) {
                List<Entry> entries = log.entries(chain, reached.number(), AT_A_TIME);
                if (entries.isEmpty()) {
                    return new Broken(reached.number() + 1, Fault.MISSING);
                }
                for (Entry entry : entries) {
                    if (reached.number() < head.last().number()) {
                        Fault fault = step(entry);
                        if (fault != null) {
                            return new Broken(reached.number() + 1, fault);
                        }
                    }
                }
            }
            return atTheEnd();
        }

        private @Nullable Fault step(Entry entry) {
            if (entry.number() != reached.number() + 1) {
                return Fault.MISSING;
            }
            if (!entry.isUnchanged()) {
                return Fault.CHANGED;
            }
            if (!entry.previous().equals(reached.hash())) {
                return Fault.NOT_LINKED;
            }
            if (entry.draft().cutsYounger(kept)) {
                return Fault.CUT_TOO_YOUNG;
            }
            reached = new Head.Mark(entry.number(), entry.hash());
            notedIsMet |= reached.equals(noted);
            cutIsTraced |= entry.draft().isCut(head.cut().number(), head.cut().hash());
            return null;
        }

        private Verification atTheEnd() {
            if (!reached.equals(head.last())) {
                return new Broken(reached.number(), Fault.NOT_LINKED);
            }
            if (!cutIsTraced) {
                return new Broken(head.cut().number(), Fault.CUT_WITHOUT_TRACE);
            }
            if (noted != null && !notedIsMet) {
                // Of what lies before the cut only its last entry is known.
                return noted.number() < head.cut().number()
                        ? new BeforeCut(noted.number(), head.cut().number())
                        : new Broken(noted.number(), Fault.NOT_AS_NOTED);
            }
            return new Whole(
                    head.last().number() - head.cut().number(), head.cut().number(), head.last());
        }
    }
}
