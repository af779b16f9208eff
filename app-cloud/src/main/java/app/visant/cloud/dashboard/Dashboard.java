package app.visant.cloud.dashboard;

import app.visant.adapter.cloud.rest.AccountsResource;
import app.visant.adapter.cloud.rest.ClaimGate;
import app.visant.adapter.cloud.rest.ClaimLinks;
import app.visant.adapter.cloud.rest.RestApi;
import app.visant.adapter.cloud.rest.TenancyApi;
import app.visant.domain.schedule.Schedules;
import app.visant.domain.tenant.Organisations;
import io.dropwizard.assets.AssetsBundle;
import io.dropwizard.core.setup.Bootstrap;
import io.dropwizard.jersey.setup.JerseyEnvironment;
import io.dropwizard.views.common.ViewBundle;
import java.util.List;

/** Puts the pages into a server: call {@link #prepare} before it is configured, {@link #register} when its parts are there. */
public final class Dashboard {
    private Dashboard() {}

    /** What the pages show, in the groups in which the API has it. */
    public record Sources(
            TenancyApi.UseCases tenancy,
            TenancyApi.Platform platform,
            ChoosePage choose,
            Organisations organisations,
            TenancyApi.Audit audit,
            RestApi.UseCases fleet,
            RestApi.Ports ports,
            Schedules schedules,
            ClaimLinks claimLinks) {}

    public static void prepare(Bootstrap<?> bootstrap) {
        bootstrap.addBundle(new ViewBundle<>());
        bootstrap.addBundle(
                new AssetsBundle("/app/visant/cloud/dashboard/assets", "/ui/assets", null, "dashboard-assets"));
    }

    public static void register(JerseyEnvironment jersey, BrowserSessions sessions, Sources from) {
        jersey.register(new PageFrame(from.ports().callers(), sessions.ways().ownAccounts()));
        jersey.register(new HomePage());
        doors(sessions, from).forEach(jersey::register);
        organisation(sessions, from).forEach(jersey::register);
        platform(sessions, from).forEach(jersey::register);
        devices(from).forEach(jersey::register);
    }

    /** Where people come in. */
    private static List<Object> doors(BrowserSessions sessions, Sources from) {
        TenancyApi.UseCases use = from.tenancy();
        AccountsResource.Uses accounts = use.accounts();
        return List.of(
                new LoginPage(use.logIn(), from.choose(), sessions),
                from.choose(),
                new JoinPage(use.invitePeople(), sessions),
                new SignUpPage(accounts.signUp(), sessions),
                new ForgottenPasswordPages(accounts.forgotten(), sessions.addresses()),
                new VerifyPage(accounts.verify(), from.organisations()));
    }

    private static List<Object> organisation(BrowserSessions sessions, Sources from) {
        TenancyApi.UseCases use = from.tenancy();
        return List.of(
                new PeoplePage(
                        use.manageMembers(),
                        use.invitePeople(),
                        use.accounts().profiles(),
                        use.narrowMembers(),
                        from.fleet().manageGroups(),
                        sessions.ways().ownAccounts()),
                new PlanPage(use.showPlan(), use.redeemCode()),
                new KeysPage(
                        use.manageApiKeys(), use.manageMembers(), from.ports().clock()),
                new AuditPage(from.audit()));
    }

    private static List<Object> platform(BrowserSessions sessions, Sources from) {
        TenancyApi.Platform platform = from.platform();
        return List.of(
                new PlatformPage(platform.overview(), from.ports().clock()),
                new PlatformOrganisationPage(
                        platform.showOrganisation(),
                        platform.actForOrganisation(),
                        sessions.addresses(),
                        from.ports().clock()),
                new PlatformCodesPage(platform.manageCodes(), from.organisations()),
                new PlatformAuditPage(from.audit()));
    }

    private static List<Object> devices(Sources from) {
        RestApi.UseCases use = from.fleet();
        RestApi.Ports ports = from.ports();
        return List.of(
                new ActivatePage(use.claimDevice(), new ClaimGate(ports.limits())),
                new BatchesPage(ports.batches(), from.claimLinks()),
                new DevicesPage(
                        ports.devices(),
                        use.tokenlessDevices(),
                        use.manageGroups(),
                        ports.reports(),
                        ports.connected(),
                        ports.captures(),
                        ports.triggers(),
                        ports.clock()),
                new DevicePage(
                        use.manageDevice(),
                        use.manageSettings(),
                        ports.reports(),
                        ports.connected(),
                        ports.captures(),
                        ports.previews(),
                        ports.triggers(),
                        from.schedules(),
                        ports.clock()));
    }
}
