package app.visant.domain.plan;

import app.visant.domain.kernel.Ids;
import app.visant.domain.kernel.InvalidInput;
import java.util.Locale;
import java.util.regex.Pattern;

/** What people type to redeem a code, in capitals; two spellings of one code are equal. */
public record CodeName(String value) {
    private static final Pattern FORM = Pattern.compile("[A-Z0-9][A-Z0-9-]{2,31}");

    /** Without characters that look like others. */
    private static final String ALPHABET = "ABCDEFGHJKLMNPQRSTUVWXYZ23456789";

    private static final int GROUPS = 3;
    private static final int GROUP = 4;

    /** @throws InvalidInput if it can't be a code */
    public CodeName {
        value = value.strip().toUpperCase(Locale.ROOT);
        if (!FORM.matcher(value).matches()) {
            throw new InvalidInput(
                    "code", "must be 3 to 32 letters A–Z, digits or -, beginning with a letter or a digit");
        }
    }

    /** One that can't be guessed: 60 random bits. */
    static CodeName random(Ids ids) {
        byte[] random = ids.randomBytes(GROUPS * GROUP);
        StringBuilder name = new StringBuilder();
        for (int i = 0; i < random.length; i++) {
            if (i > 0 && i % GROUP == 0) {
                name.append('-');
            }
            name.append(ALPHABET.charAt(random[i] & 31));
        }
        return new CodeName(name.toString());
    }

    @Override
    public String toString() {
        return value;
    }
}
