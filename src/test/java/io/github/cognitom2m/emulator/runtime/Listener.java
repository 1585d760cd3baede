package io.github.cognitom2m.emulator.runtime;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;

/** A free port of the loopback interface; each connection is served by a thread of its own, and closed with it. */
final class Listener implements AutoCloseable {

    /** What is said on a connection; an {@link IOException} ends it without another word. */
    @FunctionalInterface
    interface Conversation {
        void hold(Socket socket) throws IOException;
    }

    private final ServerSocket server;
    private final Conversation conversation;
    private final Set<Socket> open = ConcurrentHashMap.newKeySet();
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();

    private Listener(ServerSocket server, Conversation conversation) {
        this.server = server;
        this.conversation = conversation;
    }

    static Listener start(Conversation conversation) throws IOException {
        InetAddress loopback = InetAddress.getByAddress(new byte[] {127, 0, 0, 1});
        Listener listener = new Listener(new ServerSocket(0, 0, loopback), conversation);
        listener.threads.execute(listener::accept);
        return listener;
    }

    int port() {
        return server.getLocalPort();
    }

    /** How many are open. */
    int connections() {
        return open.size();
    }

    private void accept() {
        try {
            while (!server.isClosed()) {
                Socket socket = server.accept();
                open.add(socket);
                threads.execute(() -> serve(socket));
            }
        } catch (IOException | RejectedExecutionException e) {
            // Closed while it waited.
        }
    }

    private void serve(Socket socket) {
        try (socket) {
            socket.setTcpNoDelay(true);
            conversation.hold(socket);
        } catch (IOException e) {
            // The other side sees a connection that breaks, which is all that a network tells.
        } finally {
            open.remove(socket);
        }
    }

    /** Breaks every connection and waits for the threads. */
    @Override
    public void close() throws IOException {
        server.close();
        threads.shutdownNow();
        for (Socket socket : open) {
            socket.close();
        }
        threads.close();
    }
}
