package app.visant.domain.plan;

import app.visant.domain.kernel.FieldError;
import app.visant.domain.kernel.InvalidInput;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What a code gives, and to whom; all that can be changed of it.
 *
 * @param description for those who make codes, up to 200 characters
 * @param maxUses how often it can be redeemed by all together, at least 1; no limit if absent
 * @param validFrom the first moment at which it can be redeemed; from its making on if absent
 * @param validUntil the first moment at which it can't any more; no end if absent
 * @param active whether it can be redeemed at all
 * @param onePerUser whether an organisation, and a person, can redeem it once only
 * @param emailDomains the part behind the @ of the addresses of those who can redeem it, in lower case; everybody if empty
 */
public record CodeTerms(
        String description,
        Benefit benefit,
        @Nullable Integer maxUses,
        @Nullable Instant validFrom,
        @Nullable Instant validUntil,
        boolean active,
        boolean onePerUser,
        Set<String> emailDomains) {
    private static final int MAX_DESCRIPTION = 200;
    private static final int MAX_DOMAINS = 100;
    private static final Pattern DOMAIN = Pattern.compile("[^@\\s\\p{Cntrl}.]+(\\.[^@\\s\\p{Cntrl}.]+)*");

    /** @throws InvalidInput with each field that is out of its range */
    public CodeTerms {
        Set<String> domains = new TreeSet<>();
        emailDomains.forEach(each -> domains.add(each.strip().toLowerCase(Locale.ROOT)));
        emailDomains = Collections.unmodifiableSet(domains);
        List<FieldError> errors = new ArrayList<>();
        if (description.length() > MAX_DESCRIPTION || description.chars().anyMatch(Character::isISOControl)) {
            errors.add(new FieldError("description", "must have up to " + MAX_DESCRIPTION + " printable characters"));
        }
        if (maxUses != null && maxUses < 1) {
            errors.add(new FieldError("max_uses", "must be at least 1, or absent for no limit"));
        }
        if (validFrom != null && validUntil != null && !validFrom.isBefore(validUntil)) {
            errors.add(new FieldError("valid_until", "must be after valid_from"));
        }
        if (domains.size() > MAX_DOMAINS
                || !domains.stream()
                        .allMatch(each ->
                                each.length() <= 253 && DOMAIN.matcher(each).matches())) {
            errors.add(new FieldError(
                    "allowed_email_domains", "must be up to " + MAX_DOMAINS + " domains such as example.org"));
        }
        if (!errors.isEmpty()) {
            throw new InvalidInput(errors);
        }
    }
}
