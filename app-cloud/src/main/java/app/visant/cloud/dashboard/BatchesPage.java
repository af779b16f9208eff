package app.visant.cloud.dashboard;

import app.visant.adapter.cloud.access.Needs;
import app.visant.adapter.cloud.rest.Caller;
import app.visant.adapter.cloud.rest.ClaimLinks;
import app.visant.adapter.cloud.rest.QrCode;
import app.visant.domain.access.Actor;
import app.visant.domain.access.Permission;
import app.visant.domain.device.Device;
import app.visant.domain.device.DeviceBatch;
import app.visant.domain.device.DeviceBatches;
import app.visant.domain.device.DeviceStatus;
import app.visant.domain.kernel.Slice;
import io.dropwizard.auth.Auth;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.util.List;
import java.util.Optional;

/** What an organisation has had made, and a sheet of each batch to be printed. */
@Path("/ui/batches")
@Produces(MediaType.TEXT_HTML + ";charset=utf-8")
public final class BatchesPage {
    private final DeviceBatches batches;
    private final ClaimLinks links;

    public BatchesPage(DeviceBatches batches, ClaimLinks links) {
        this.batches = batches;
        this.links = links;
    }

    @Needs(Permission.DEVICES_MANUFACTURE)
    @GET
    public Content list(@Auth Caller caller) {
        return new Content(
                caller.actor(),
                batches.list(caller.organisation(), new Slice(Slice.MAX_LIMIT, 0))
                        .items());
    }

    @Needs(Permission.DEVICES_MANUFACTURE)
    @GET
    @Path("/{batch_id}")
    public Response sheet(@Auth Caller caller, @PathParam("batch_id") String id) {
        Optional<DeviceBatch> batch = batches.find(caller.organisation(), id);
        if (batch.isEmpty()) {
            return Response.seeOther(URI.create("/ui/batches")).build();
        }
        List<Label> labels = batches.devices(caller.organisation(), id).stream()
                .map(this::label)
                .toList();
        return Response.ok(new Sheet(caller.actor(), batch.get(), links, labels))
                .build();
    }

    private Label label(Device device) {
        return new Label(
                device.id().value(),
                new QrCode(links.of(device.id())).svg(),
                device.status() != DeviceStatus.MANUFACTURED);
    }

    /** One batch as the page shows it. */
    public record Row(String id, String madeAt, int devices, int taken) {}

    /**
     * What is printed on a device.
     *
     * @param qr as SVG
     * @param taken whether it was ever activated
     */
    public record Label(String id, String qr, boolean taken) {}

    /** What the list shows. */
    public static final class Content extends Page {
        private final List<DeviceBatch> batches;

        Content(Actor actor, List<DeviceBatch> batches) {
            super("batches.ftlh", actor);
            this.batches = batches;
        }

        public List<Row> batches() {
            return batches.stream()
                    .map(each -> new Row(each.id(), each.madeAt().toString(), each.devices(), each.taken()))
                    .toList();
        }
    }

    /** What a sheet shows. */
    public static final class Sheet extends Page {
        private final DeviceBatch batch;
        private final ClaimLinks links;
        private final List<Label> labels;

        Sheet(Actor actor, DeviceBatch batch, ClaimLinks links, List<Label> labels) {
            super("sheet.ftlh", actor);
            this.batch = batch;
            this.links = links;
            this.labels = labels;
        }

        public String id() {
            return batch.id();
        }

        public String madeAt() {
            return batch.madeAt().toString();
        }

        public int taken() {
            return batch.taken();
        }

        /** Where the codes lead. */
        public String cloud() {
            return links.cloud().toString();
        }

        public List<Label> labels() {
            return labels;
        }
    }
}
