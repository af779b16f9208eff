package app.visant.domain.tenant;

final class InMemoryUsersTest extends UsersContract {
    private final Organisations organisations = new InMemoryOrganisations();
    private final Users users = new InMemoryUsers();

    @Override
    protected Organisations organisations() {
        return organisations;
    }

    @Override
    protected Users users() {
        return users;
    }
}
