package app.visant.domain.mail;

import java.util.UUID;

/** A letter's name; no secret. */
public record LetterId(UUID value) {
    @Override
    public String toString() {
        return value.toString();
    }
}
