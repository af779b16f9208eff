package app.visant.cloud.dashboard;

import app.visant.adapter.cloud.access.ForPlatform;
import app.visant.adapter.cloud.rest.Caller;
import app.visant.domain.access.Actor;
import app.visant.domain.kernel.InvalidInput;
import app.visant.domain.kernel.NotFound;
import app.visant.domain.kernel.Page;
import app.visant.domain.plan.CodeName;
import app.visant.domain.plan.ManageCodes;
import app.visant.domain.plan.Redemption;
import app.visant.domain.plan.Tally;
import app.visant.domain.tenant.Organisation;
import app.visant.domain.tenant.Organisations;
import io.dropwizard.auth.Auth;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Activation codes: where they are made and switched off, and what was redeemed. */
@Path("/ui/platform/codes")
@Produces(MediaType.TEXT_HTML + ";charset=utf-8")
public final class PlatformCodesPage {
    private static final String CODES = "/ui/platform/codes";
    private static final int DAYS = 30;

    private final ManageCodes codes;
    private final Organisations organisations;

    public PlatformCodesPage(ManageCodes codes, Organisations organisations) {
        this.codes = codes;
        this.organisations = organisations;
    }

    @ForPlatform
    @GET
    public Content list(@Auth Caller caller, @QueryParam("offset") @DefaultValue("0") int offset) {
        PlatformList.Asked asked = PlatformList.Asked.of(CODES, "", offset);
        LocalDate today = codes.now().atOffset(ZoneOffset.UTC).toLocalDate();
        LocalDate first = today.minusDays(DAYS - 1);
        List<Tally> tallies = codes.tallies(
                first.atStartOfDay(ZoneOffset.UTC).toInstant(), codes.now().plusMillis(1));
        return new Content(caller.actor(), asked, codes.list(asked.slice()), new Usage(first, today, tallies));
    }

    @ForPlatform
    @GET
    @Path("/{code}")
    public Response one(
            @Auth Caller caller, @PathParam("code") String code, @QueryParam("offset") @DefaultValue("0") int offset) {
        try {
            ManageCodes.Shown shown = codes.get(new CodeName(code));
            CodeName name = shown.code().name();
            PlatformList.Asked asked = PlatformList.Asked.of(CODES + "/" + name, "", offset);
            return Response.ok(
                            new One(caller.actor(), asked, shown, codes.redemptions(name, asked.slice()), this::name))
                    .build();
        } catch (NotFound | InvalidInput unknown) {
            return Response.seeOther(URI.create(CODES)).build();
        }
    }

    private String name(Redemption redemption) {
        return organisations
                .find(redemption.organisation())
                .map(Organisation::name)
                .orElse("");
    }

    /** A code as the page shows it; what is not limited is empty. */
    public record Row(
            String code,
            String description,
            String gives,
            int uses,
            String most,
            String validFrom,
            String validUntil,
            String status,
            boolean onePerUser,
            String domains) {
        static Row of(ManageCodes.Shown shown) {
            var terms = shown.code().terms();
            Integer most = terms.maxUses();
            return new Row(
                    shown.code().name().value(),
                    terms.description(),
                    PlanPage.words(terms.benefit()),
                    shown.code().uses(),
                    most == null ? "" : most.toString(),
                    PlatformList.text(terms.validFrom()),
                    PlatformList.text(terms.validUntil()),
                    shown.status().name().toLowerCase(Locale.ROOT),
                    terms.onePerUser(),
                    String.join(", ", terms.emailDomains()));
        }

        /** The status for people. */
        public String said() {
            return status.equals("inactive") ? "switched off" : status.replace('_', ' ');
        }
    }

    /** What was redeemed from one day to another. */
    record Usage(LocalDate first, LocalDate last, List<Tally> tallies) {
        List<DayBars.Bar> bars() {
            return DayBars.of(
                    first,
                    last,
                    tallies.stream()
                            .collect(Collectors.groupingBy(Tally::day, Collectors.summingLong(Tally::redemptions))));
        }

        /** Such as {@code 12 redemptions: 4 device slots, 8 months}. */
        String words() {
            Map<String, Long> amounts = tallies.stream()
                    .collect(Collectors.groupingBy(Usage::unit, TreeMap::new, Collectors.summingLong(Tally::amount)));
            String given = amounts.entrySet().stream()
                    .map(each -> String.format(Locale.ROOT, "%,d %s", each.getValue(), each.getKey()))
                    .collect(Collectors.joining(", "));
            long all = tallies.stream().mapToLong(Tally::redemptions).sum();
            return Amounts.count(all, "redemption", "redemptions") + (given.isEmpty() ? "" : ": " + given);
        }

        private static String unit(Tally tally) {
            return switch (tally.kind()) {
                case DEVICE_SLOTS -> "device slots";
                case FREE_MONTHS -> "months";
                case TRIAL_EXTENSION -> "days of trial";
            };
        }
    }

    /** What the list shows. */
    public static final class Content extends PlatformList<Row> {
        private final Usage usage;

        Content(Actor actor, Asked asked, Page<ManageCodes.Shown> found, Usage usage) {
            super("platform-codes.ftlh", actor, asked, found, Row::of);
            this.usage = usage;
        }

        public List<DayBars.Bar> bars() {
            return usage.bars();
        }

        public String redeemed() {
            return usage.words();
        }

        public String first() {
            return usage.first().toString();
        }

        public String last() {
            return usage.last().toString();
        }
    }

    /** A redemption as the page shows it. */
    public record Redeemed(String at, String organisationId, String organisation, String gave, String device) {}

    /** What the page of one code shows. */
    public static final class One extends PlatformList<Redeemed> {
        private final Row code;

        One(
                Actor actor,
                Asked asked,
                ManageCodes.Shown shown,
                Page<Redemption> found,
                Function<Redemption, String> name) {
            super("platform-code.ftlh", actor, asked, found, each -> redeemed(each, name.apply(each)));
            this.code = Row.of(shown);
        }

        private static Redeemed redeemed(Redemption each, String organisation) {
            var device = each.device();
            return new Redeemed(
                    each.at().toString(),
                    each.organisation().toString(),
                    organisation,
                    PlanPage.words(each.benefit()),
                    device == null ? "" : device.value());
        }

        public Row code() {
            return code;
        }

        public boolean active() {
            return !code.status().equals("inactive");
        }
    }
}
