package app.visant.adapter.cloud.postgres;

import app.visant.domain.account.SignUps;
import app.visant.domain.tenant.Account;
import app.visant.domain.tenant.Organisation;
import org.jdbi.v3.core.Jdbi;

final class PostgresSignUps implements SignUps {
    private final Jdbi jdbi;

    PostgresSignUps(Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    @Override
    public boolean add(Organisation organisation, Account owner) {
        return jdbi.inTransaction(handle -> {
            PostgresOrganisations.add(handle, organisation);
            if (!PostgresUsers.add(handle, owner, false)) {
                handle.rollback();
                return false;
            }
            return true;
        });
    }
}
