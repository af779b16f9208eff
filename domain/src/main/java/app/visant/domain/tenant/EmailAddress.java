package app.visant.domain.tenant;

import app.visant.domain.kernel.InvalidInput;
import java.util.Locale;
import java.util.regex.Pattern;

/** A person's address, in lower case; two spellings of one address are equal. */
public record EmailAddress(String value) {
    private static final Pattern FORM =
            Pattern.compile("[^@\\s\\p{Cntrl}]{1,64}@[^@\\s\\p{Cntrl}.]+(\\.[^@\\s\\p{Cntrl}.]+)*");
    private static final int MAX_LENGTH = 254;

    /** @throws InvalidInput if it can't be an address */
    public EmailAddress {
        value = value.strip().toLowerCase(Locale.ROOT);
        if (value.length() > MAX_LENGTH || !FORM.matcher(value).matches()) {
            throw new InvalidInput("email", "must be an e-mail address such as name@example.org");
        }
    }

    @Override
    public String toString() {
        return value;
    }
}
