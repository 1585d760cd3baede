package io.github.cognitom2m.emulator.runtime;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocketFactory;

/** A certificate authority for one test run, and a server's certificate from it; made by the running JDK's keytool. */
public final class TestAuthority {
    private static final String PASSWORD = "changeit";
    private static final String AUTHORITY = "authority";
    // Quick to make; what is usual at AWS takes its time.
    private static final List<String> ELLIPTIC = List.of("-keyalg", "EC", "-groupname", "secp256r1");
    private static final List<String> RSA = List.of("-keyalg", "RSA", "-keysize", "2048");

    private final Path trustStore;
    private final Path certificates;
    private final SSLContext server;

    private TestAuthority(Path trustStore, Path certificates, SSLContext server) {
        this.trustStore = trustStore;
        this.certificates = certificates;
        this.server = server;
    }

    /**
     * Makes both; their files are left in the directory.
     *
     * @param names the host names of the server's certificate; {@code *} stands for one label
     */
    public static TestAuthority create(Path directory, List<String> names)
            throws IOException, InterruptedException, GeneralSecurityException {
        return create(directory, names, ELLIPTIC, List.of());
    }

    /** With keys of the kind that AWS's endpoints have, and trusted beside all others, for whoever measures. */
    public static TestAuthority likeAws(Path directory, List<String> names)
            throws IOException, InterruptedException, GeneralSecurityException {
        return create(directory, names, RSA, usual());
    }

    private static TestAuthority create(
            Path directory, List<String> names, List<String> algorithm, List<Certificate> others)
            throws IOException, InterruptedException, GeneralSecurityException {
        Path keys = directory.resolve("keys.p12");
        String hosts = names.stream().map(name -> "dns:" + name).collect(Collectors.joining(","));
        keytool(keys, AUTHORITY, algorithm, "-ext", "bc:critical=ca:true");
        keytool(keys, "server", algorithm, "-signer", AUTHORITY, "-ext", "san=" + hosts);

        KeyStore store = KeyStore.getInstance("PKCS12");
        try (InputStream in = Files.newInputStream(keys)) {
            store.load(in, PASSWORD.toCharArray());
        }
        Certificate authority = store.getCertificate(AUTHORITY);
        // Or the server might show the authority's certificate for its own.
        store.deleteEntry(AUTHORITY);
        List<Certificate> trusted = new ArrayList<>(others);
        trusted.add(authority);
        return new TestAuthority(trustStore(directory, trusted), certificates(directory, trusted), server(store));
    }

    /** What makes a JVM trust this authority, and others only if it is like AWS. */
    public List<String> jvmFlags() {
        return List.of(
                "-Djavax.net.ssl.trustStore=" + trustStore,
                "-Djavax.net.ssl.trustStoreType=JKS",
                "-Djavax.net.ssl.trustStorePassword=" + PASSWORD);
    }

    /** What makes Python and boto3 trust this authority. */
    public Map<String, String> environment() {
        return Map.of("AWS_CA_BUNDLE", certificates.toString(), "SSL_CERT_FILE", certificates.toString());
    }

    SSLSocketFactory serverSockets() {
        return server.getSocketFactory();
    }

    /** In the form of a JDK's own, which has no password to be derived, as one of PKCS12 would. */
    private static Path trustStore(Path directory, List<Certificate> trusted)
            throws IOException, GeneralSecurityException {
        KeyStore trust = KeyStore.getInstance("JKS");
        trust.load(null, null);
        for (Certificate certificate : trusted) {
            trust.setCertificateEntry("certificate-" + trust.size(), certificate);
        }
        Path file = directory.resolve("trust.jks");
        try (OutputStream out = Files.newOutputStream(file)) {
            trust.store(out, PASSWORD.toCharArray());
        }
        return file;
    }

    private static Path certificates(Path directory, List<Certificate> trusted)
            throws IOException, GeneralSecurityException {
        StringBuilder text = new StringBuilder();
        for (Certificate certificate : trusted) {
            text.append("-----BEGIN CERTIFICATE-----\n")
                    .append(Base64.getMimeEncoder().encodeToString(certificate.getEncoded()))
                    .append("\n-----END CERTIFICATE-----\n");
        }
        return Files.writeString(directory.resolve("trusted.pem"), text);
    }

    /** The authorities that every JVM trusts. */
    private static List<Certificate> usual() throws IOException, GeneralSecurityException {
        Path file = Path.of(System.getProperty("java.home"), "lib", "security", "cacerts");
        KeyStore store = KeyStore.getInstance(file.toFile(), (char[]) null);
        List<Certificate> all = new ArrayList<>();
        for (String alias : Collections.list(store.aliases())) {
            all.add(store.getCertificate(alias));
        }
        return all;
    }

    private static SSLContext server(KeyStore keys) throws GeneralSecurityException {
        KeyManagerFactory managers = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        managers.init(keys, PASSWORD.toCharArray());
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(managers.getKeyManagers(), null, null);
        return context;
    }

    private static void keytool(Path store, String alias, List<String> algorithm, String... more)
            throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "keytool").toString(),
                "-genkeypair",
                "-alias",
                alias,
                "-dname",
                "CN=" + alias,
                "-validity",
                "2",
                "-storetype",
                "PKCS12",
                "-keystore",
                store.toString(),
                "-storepass",
                PASSWORD));
        command.addAll(algorithm);
        command.addAll(List.of(more));
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        if (process.waitFor() != 0) {
            throw new IOException("keytool: " + output);
        }
    }
}
