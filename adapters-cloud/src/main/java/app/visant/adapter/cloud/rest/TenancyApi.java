package app.visant.adapter.cloud.rest;

import app.visant.adapter.cloud.security.JwtTokens;
import app.visant.domain.apikey.ManageApiKeys;
import app.visant.domain.audit.AuditLog;
import app.visant.domain.audit.RecordDeeds;
import app.visant.domain.audit.VerifyAuditLog;
import app.visant.domain.group.NarrowMembers;
import app.visant.domain.member.InvitePeople;
import app.visant.domain.member.ManageMembers;
import app.visant.domain.plan.ManageCodes;
import app.visant.domain.plan.RedeemCode;
import app.visant.domain.plan.ShowPlan;
import app.visant.domain.platform.ActForOrganisation;
import app.visant.domain.platform.AllotToOrganisation;
import app.visant.domain.platform.Overview;
import app.visant.domain.platform.PlatformAdministrators;
import app.visant.domain.platform.ShowOrganisation;
import app.visant.domain.session.ChangePassword;
import app.visant.domain.session.KeepSessions;
import app.visant.domain.tenant.LogIn;
import io.dropwizard.jersey.setup.JerseyEnvironment;
import java.util.List;

/** The HTTP API of organisations and their people. */
public final class TenancyApi {
    private final List<Object> resources;
    private final AuditFeature auditing;
    private final PasswordsAre passwords;

    /** @param passwords where those of people are */
    public TenancyApi(
            UseCases use,
            Platform platform,
            Audit audit,
            JwtTokens tokens,
            TokenSettings settings,
            PasswordsAre passwords) {
        this.passwords = passwords;
        TokenAnswers answers =
                new TokenAnswers(use.keepSessions(), use.accounts().profiles(), tokens, settings.access());
        resources = List.of(
                new AuthResource(
                        use.logIn(), use.keepSessions(), use.changePassword(), use.invitePeople(), answers, settings),
                new AccountsResource(use.accounts(), answers, settings.addresses()),
                new MembersResource(use.manageMembers(), use.invitePeople(), use.narrowMembers()),
                new PlatformResource(platform.administrators(), platform.overview(), answers),
                new PlatformOrganisationsResource(
                        platform.overview(),
                        platform.showOrganisation(),
                        platform.allotToOrganisation(),
                        settings.addresses()),
                new ActingResource(platform.actForOrganisation(), settings.addresses()),
                new PlanResource(use.showPlan()),
                new ApiKeysResource(use.manageApiKeys()),
                new CodesResource(use.redeemCode(), use.showPlan()),
                new ManageCodesResource(platform.manageCodes()),
                new AuditResource(audit),
                new PlatformAuditResource(audit));
        auditing = new AuditFeature(audit.record(), audit.callers(), settings.addresses());
    }

    /** Beside {@link RestApi}, which brings what is common to all routes. */
    public void register(JerseyEnvironment jersey) {
        resources.forEach(jersey::register);
        jersey.register(auditing);
        if (passwords != PasswordsAre.OURS) {
            jersey.register(new NoOwnAccounts(passwords == PasswordsAre.ELSEWHERE));
        }
    }

    /** Where the passwords of people are. */
    public enum PasswordsAre {
        /** In their accounts here. */
        OURS,
        /** At an issuer that is asked for them when people log in here. */
        ELSEWHERE,
        /** Nowhere that we know: people log in at an issuer alone. */
        NOWHERE
    }

    /**
     * Who did what.
     *
     * @param verify finds out whether that is what was written
     * @param callers finds who is behind the tokens that an answer hands out
     */
    public record Audit(AuditLog log, VerifyAuditLog verify, RecordDeeds record, Callers callers) {}

    /** What can be done. */
    public record UseCases(
            LogIn logIn,
            KeepSessions keepSessions,
            ChangePassword changePassword,
            ManageMembers manageMembers,
            InvitePeople invitePeople,
            RedeemCode redeemCode,
            NarrowMembers narrowMembers,
            ShowPlan showPlan,
            ManageApiKeys manageApiKeys,
            AccountsResource.Uses accounts) {}

    /** What those who stand above organisations can look at and do. */
    public record Platform(
            PlatformAdministrators administrators,
            Overview overview,
            ShowOrganisation showOrganisation,
            AllotToOrganisation allotToOrganisation,
            ActForOrganisation actForOrganisation,
            ManageCodes manageCodes) {}
}
