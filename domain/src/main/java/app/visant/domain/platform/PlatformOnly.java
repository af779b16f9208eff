package app.visant.domain.platform;

import app.visant.domain.kernel.VisantException;

/** Somebody is known, and does not stand above organisations. */
public final class PlatformOnly extends VisantException {
    public PlatformOnly() {
        super(Kind.FORBIDDEN, "platform_only", "This is for administrators of the platform.");
    }
}
