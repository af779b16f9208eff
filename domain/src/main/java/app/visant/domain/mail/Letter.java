package app.visant.domain.mail;

import app.visant.domain.tenant.EmailAddress;

/**
 * What somebody is told by e-mail.
 *
 * @param subject one line
 * @param text plain, may hold secrets that are for its reader alone
 */
public record Letter(EmailAddress to, String subject, String text) {
    public Letter {
        if (subject.chars().anyMatch(Character::isISOControl)) {
            throw new IllegalArgumentException("a subject is one line");
        }
    }

    @Override
    public String toString() {
        return "Letter[" + to + ", " + subject + "]";
    }
}
