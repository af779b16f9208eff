package app.visant.adapter.cloud.postgres;

import app.visant.domain.account.AbandonedSignUps;
import app.visant.domain.account.AccountTokens;
import app.visant.domain.account.Profiles;
import app.visant.domain.account.SignUps;
import app.visant.domain.apikey.ApiKeys;
import app.visant.domain.audit.AuditLog;
import app.visant.domain.device.DeviceBatches;
import app.visant.domain.device.DeviceReports;
import app.visant.domain.device.Devices;
import app.visant.domain.group.DeviceGroups;
import app.visant.domain.group.Narrowings;
import app.visant.domain.identity.OutsideIdentities;
import app.visant.domain.intake.Captures;
import app.visant.domain.intake.Previews;
import app.visant.domain.intake.StorageQuotas;
import app.visant.domain.mail.Letters;
import app.visant.domain.member.Invitations;
import app.visant.domain.member.Members;
import app.visant.domain.plan.ActivationCodes;
import app.visant.domain.plan.Redemptions;
import app.visant.domain.platform.Mandates;
import app.visant.domain.platform.Overview;
import app.visant.domain.platform.PlatformAdministrators;
import app.visant.domain.session.Sessions;
import app.visant.domain.tenant.LogInAttempts;
import app.visant.domain.tenant.Organisations;
import app.visant.domain.tenant.Users;
import org.jdbi.v3.core.Jdbi;

/** Tenants, devices and pictures in PostgreSQL. Schedules, triggers and commands are {@link PostgresDispatch}'s. */
public final class PostgresAdapters {
    private final Jdbi jdbi;

    public PostgresAdapters(Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    public Organisations organisations() {
        return new PostgresOrganisations(jdbi);
    }

    public Users users() {
        return new PostgresUsers(jdbi);
    }

    public SignUps signUps() {
        return new PostgresSignUps(jdbi);
    }

    public AbandonedSignUps abandonedSignUps() {
        return new PostgresAbandonedSignUps(jdbi);
    }

    public Profiles profiles() {
        return new PostgresProfiles(jdbi);
    }

    public AccountTokens accountTokens() {
        return new PostgresAccountTokens(jdbi);
    }

    public Letters letters() {
        return new PostgresLetters(jdbi);
    }

    public Members members() {
        return new PostgresMembers(jdbi);
    }

    public Invitations invitations() {
        return new PostgresInvitations(jdbi);
    }

    public ApiKeys apiKeys() {
        return new PostgresApiKeys(jdbi);
    }

    public OutsideIdentities outsideIdentities() {
        return new PostgresOutsideIdentities(jdbi);
    }

    public Sessions sessions() {
        return new PostgresSessions(jdbi);
    }

    public LogInAttempts logInAttempts() {
        return new PostgresLogInAttempts(jdbi);
    }

    public PlatformAdministrators platformAdministrators() {
        return new PostgresPlatformAdministrators(jdbi);
    }

    public Mandates mandates() {
        return new PostgresMandates(jdbi);
    }

    public Overview overview() {
        return new PostgresOverview(jdbi);
    }

    /** One is enough for a cloud, and it should have but one: it orders those who write to a chain. */
    public AuditLog auditLog() {
        return new PostgresAuditLog(jdbi);
    }

    public ActivationCodes activationCodes() {
        return new PostgresActivationCodes(jdbi);
    }

    public Redemptions redemptions() {
        return new PostgresRedemptions(jdbi);
    }

    public Devices devices() {
        return new PostgresDevices(jdbi);
    }

    public DeviceBatches deviceBatches() {
        return new PostgresDeviceBatches(jdbi);
    }

    public DeviceGroups deviceGroups() {
        return new PostgresDeviceGroups(jdbi);
    }

    public Narrowings narrowings() {
        return new PostgresNarrowings(jdbi);
    }

    public DeviceReports deviceReports() {
        return new PostgresDeviceReports(jdbi);
    }

    public StorageQuotas storageQuotas() {
        return new PostgresStorageQuotas(jdbi);
    }

    public Captures captures() {
        return new PostgresCaptures(jdbi);
    }

    public Previews previews() {
        return new PostgresPreviews(jdbi);
    }
}
