package dev.clickledger.app.durability;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** One link, followed many times at once, from connections that were all open before. */
final class Replay {

    private static final int VISITORS = 10;

    private Replay() {}

    /** Sends it as if from several visitors, to the ports in turn, and returns what was answered. */
    static List<String> send(String link, int times, int... ports) throws Exception {
        CyclicBarrier together = new CyclicBarrier(times);
        List<Future<String>> requests = new ArrayList<>();
        try (ExecutorService senders = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int i = 0; i < times; i++) {
                int port = ports[i % ports.length];
                String address = "X-Forwarded-For: 84.135.1." + i % VISITORS;
                requests.add(senders.submit(() -> {
                    try (PlainConnection connection = PlainConnection.open(port)) {
                        together.await();
                        return connection.get(link, address);
                    }
                }));
            }
        }
        List<String> answers = new ArrayList<>();
        for (Future<String> request : requests) {
            answers.add(request.get());
        }
        return answers;
    }
}
