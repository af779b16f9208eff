package app.visant.adapter.edge.http;

import java.io.IOException;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import okhttp3.Call;
import okhttp3.EventListener;

/**
 * Every exchange from its start until its answer is read to the end, so that all can be broken off. The client's dispatcher knows an
 * exchange only until its answer begins.
 */
final class OpenCalls extends EventListener {
    private final Set<Call> calls = ConcurrentHashMap.newKeySet();
    private volatile boolean closed;

    @Override
    public void callStart(Call call) {
        calls.add(call);
        if (closed) {
            call.cancel();
        }
    }

    @Override
    public void callEnd(Call call) {
        calls.remove(call);
    }

    @Override
    public void callFailed(Call call, IOException e) {
        calls.remove(call);
    }

    /** Breaks off what is under way, and whatever begins from now on. */
    void cancelAll() {
        closed = true;
        calls.forEach(Call::cancel);
    }
}
