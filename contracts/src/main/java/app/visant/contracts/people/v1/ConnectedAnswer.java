package app.visant.contracts.people.v1;

import java.util.List;

/** Who reads commands now, under the names of both generations. */
public record ConnectedAnswer(List<String> connectedDevices, List<ConnectedDevice> devices, int count) {
    public ConnectedAnswer {
        connectedDevices = List.copyOf(connectedDevices);
        devices = List.copyOf(devices);
    }
}
