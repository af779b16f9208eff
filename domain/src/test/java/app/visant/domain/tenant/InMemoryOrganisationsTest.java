package app.visant.domain.tenant;

final class InMemoryOrganisationsTest extends OrganisationsContract {
    @Override
    protected Organisations organisations() {
        return new InMemoryOrganisations();
    }
}
