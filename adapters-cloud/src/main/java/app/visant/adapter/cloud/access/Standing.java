package app.visant.adapter.cloud.access;

import java.util.Set;

/** Whether what people and programs proved themselves by still holds. Safe for use by many threads. */
public interface Standing {
    /** Those of them that do not hold any more. */
    Set<Proof> ended(Set<Proof> proofs);
}
