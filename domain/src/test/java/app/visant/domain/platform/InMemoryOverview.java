package app.visant.domain.platform;

import app.visant.domain.device.DeviceBatches;
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

/** Of people without sessions; devices of organisations are not counted. */
public final class InMemoryOverview implements Overview {
    private final InMemoryOrganisations organisations;
    private final InMemoryUsers users;
    private final PlatformAdministrators administrators;
    private final DeviceBatches batches;

    public InMemoryOverview(
            InMemoryOrganisations organisations,
            InMemoryUsers users,
            PlatformAdministrators administrators,
            DeviceBatches batches) {
        this.organisations = organisations;
        this.users = users;
        this.administrators = administrators;
        this.batches = batches;
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

    @Override
    public Page<BatchSummary> batches(String part, Slice slice) {
        return page(
                organisations.all().stream()
                        .flatMap(each -> batches.list(each.id(), new Slice(Slice.MAX_LIMIT, 0)).items().stream()
                                .map(batch -> new BatchSummary(each.id(), each.name(), batch)))
                        .filter(each -> contains(each.batch().id(), part) || contains(each.makerName(), part))
                        .sorted(Comparator.comparing(
                                        (BatchSummary each) -> each.batch().madeAt())
                                .reversed())
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
