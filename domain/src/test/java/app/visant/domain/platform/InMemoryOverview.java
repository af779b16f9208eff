package app.visant.domain.platform;

import app.visant.domain.kernel.OrganisationId;
import app.visant.domain.kernel.Page;
import app.visant.domain.kernel.Slice;
import app.visant.domain.tenant.InMemoryOrganisations;
import app.visant.domain.tenant.InMemoryUsers;
import app.visant.domain.tenant.Organisation;
import app.visant.domain.tenant.User;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Of organisations without devices and people without sessions. */
public final class InMemoryOverview implements Overview {
    private final InMemoryOrganisations organisations;
    private final InMemoryUsers users;
    private final PlatformAdministrators administrators;

    public InMemoryOverview(
            InMemoryOrganisations organisations, InMemoryUsers users, PlatformAdministrators administrators) {
        this.organisations = organisations;
        this.users = users;
        this.administrators = administrators;
    }

    @Override
    public Page<OrganisationSummary> organisations(String part, Slice slice) {
        return page(
                organisations.all().stream()
                        .filter(each -> contains(each.name(), part)
                                || of(each).stream()
                                        .anyMatch(user -> contains(user.email().value(), part)))
                        .sorted(Comparator.comparing(each -> each.name().toLowerCase(Locale.ROOT)))
                        .map(this::summary)
                        .toList(),
                slice);
    }

    @Override
    public Optional<OrganisationSummary> organisation(OrganisationId id) {
        return organisations.find(id).map(this::summary);
    }

    private OrganisationSummary summary(Organisation each) {
        return new OrganisationSummary(each, of(each).size(), 0, 0, 0, 0, null);
    }

    @Override
    public Page<PersonSummary> people(String part, Slice slice) {
        return page(
                users.people().stream()
                        .filter(user -> contains(user.email().value(), part) || contains(name(user), part))
                        .sorted(Comparator.comparing(user -> user.email().value()))
                        .map(user -> new PersonSummary(user, name(user), administrators.contains(user.id()), null))
                        .toList(),
                slice);
    }

    private String name(User user) {
        return organisations.find(user.organisation()).orElseThrow().name();
    }

    private List<User> of(Organisation organisation) {
        return users.people().stream()
                .filter(user -> user.organisation().equals(organisation.id()))
                .toList();
    }

    private static boolean contains(String text, String part) {
        return text.toLowerCase(Locale.ROOT).contains(part.toLowerCase(Locale.ROOT));
    }

    private static <T> Page<T> page(List<T> all, Slice slice) {
        return new Page<>(all.stream().skip(slice.offset()).limit(slice.limit()).toList(), all.size());
    }
}
