package dev.clickledger.setup.deploy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.clickledger.contract.Topic;
import dev.clickledger.setup.DatabaseRole;
import dev.clickledger.setup.TopicSetup;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

@SuppressWarnings("NullAway.Init")
class KubernetesTest {

    private static final TopicSetup PRODUCTION = new TopicSetup((short) 3, 2, OptionalInt.of(64));

    private static Manifests base;
    private static Manifests trial;

    @BeforeAll
    static void render() throws IOException, InterruptedException {
        base = Manifests.render("base");
        trial = Manifests.render("overlays/trial");
    }

    static Stream<Arguments> workloads() {
        return Stream.of(
                arguments("StatefulSet", "redirect", Program.REDIRECT),
                arguments("Deployment", "console", Program.CONSOLE),
                arguments("FlinkDeployment", "streaming-job", Program.STREAMING_JOB),
                arguments("CronJob", "reconcile-job", Program.RECONCILE_JOB),
                arguments("Job", "setup", Program.SETUP));
    }

    @Test
    void holdsOnlyFieldsThatKubernetesAndStrimziKnow() {
        assertThatCode(base::readStrictly).doesNotThrowAnyException();
        assertThatCode(trial::readStrictly).doesNotThrowAnyException();
    }

    @Test
    void wouldNoticeAMisspeltField() {
        ObjectNode manifest = base.only("CronJob", "reconcile-job").deepCopy();
        ((ObjectNode) manifest.path("spec")).put("concurencyPolicy", "Forbid");

        assertThatThrownBy(new Manifests(List.of(manifest))::readStrictly).hasMessageContaining("concurencyPolicy");
    }

    @Test
    void createsEveryTopicOfTheContractAsTheContractHasIt() {
        assertThat(topics(base)).isEqualTo(expectedTopics(PRODUCTION));
        assertThat(topics(trial)).isEqualTo(expectedTopics(TopicSetup.ofOneBroker()));
    }

    @ParameterizedTest
    @MethodSource("workloads")
    void givesAProgramWhatItReadsAndNothingThatNoneReads(String kind, String name, Program program) {
        for (Manifests manifests : List.of(base, trial)) {
            Map<String, String> environment = manifests.environment(kind, name);
            assertThat(environment.keySet()).containsAll(needs(program)).isSubsetOf(Program.allRead());
        }
    }

    @ParameterizedTest
    @MethodSource("workloads")
    void runsWithoutTheRightsOfRoot(String kind, String name, Program program) {
        JsonNode pod = base.pod(kind, name);
        assertThat(pod.at("/securityContext/runAsNonRoot").asBoolean()).isTrue();
        assertThat(pod.at("/securityContext/seccompProfile/type").asText()).isEqualTo("RuntimeDefault");
        assertThat(pod.at("/containers/0/securityContext/allowPrivilegeEscalation")
                        .asBoolean(true))
                .isFalse();
        assertThat(pod.at("/containers/0/securityContext/capabilities/drop/0").asText())
                .isEqualTo("ALL");
    }

    @Test
    void takesItsSecretsFromOneSecretWhichTheBaseDoesNotHold() {
        assertThat(base.ofKind("Secret")).isEmpty();
        assertThat(base.all().stream().flatMap(manifest -> manifest.findValues("secretKeyRef").stream()))
                .isNotEmpty()
                .allMatch(reference -> reference.path("name").asText().equals("clickledger-secrets"));
    }

    @Test
    void givesEachProgramThePasswordsOfItsOwnRolesAlone() {
        assertThat(base.environment("Deployment", "console").keySet())
                .doesNotContain("POSTGRES_ADMIN_PASSWORD", "JDBC_PASSWORD_RECONCILE");
        assertThat(base.environment("StatefulSet", "redirect").keySet())
                .filteredOn(name -> name.contains("PASSWORD") || name.contains("SECRET") || name.contains("SESSION"))
                .containsExactly("JDBC_PASSWORD_REDIRECT");
        assertThat(base.environment("CronJob", "reconcile-job"))
                .containsEntry("JDBC_USER", DatabaseRole.RECONCILE.roleName());
        assertThat(base.environment("CronJob", "reconcile-job").keySet())
                .noneMatch(name -> name.startsWith("JDBC_PASSWORD_") || name.startsWith("POSTGRES_"));
        assertThat(base.environment("FlinkDeployment", "streaming-job").keySet())
                .noneMatch(name -> name.startsWith("JDBC_PASSWORD") || name.startsWith("POSTGRES_"));
    }

    @Test
    void pinsEveryImageOfOurs() {
        assertThat(base.images())
                .containsExactlyInAnyOrder(
                        "clickledger/app:0.1.0",
                        "clickledger/reconcile-job:0.1.0",
                        "clickledger/setup:0.1.0",
                        "clickledger/streaming-job:0.1.0");
    }

    @Test
    void waitsLongerForLateClicksThanALaptop() {
        assertThat(base.environment("Job", "setup"))
                .containsEntry("LATENESS_BOUND", "PT30M")
                .containsEntry("CLOSING_MARGIN", "PT30M");
        assertThat(trial.environment("Job", "setup"))
                .containsEntry("LATENESS_BOUND", "PT1M")
                .containsEntry("CLOSING_MARGIN", "PT1M");
        assertThat(base.environment("StatefulSet", "redirect")).containsEntry("DEMO", "false");
        assertThat(base.environment("Deployment", "console")).containsEntry("DEMO", "false");
    }

    /** Two programs that were told the rules could be told different ones. */
    @ParameterizedTest
    @MethodSource("workloads")
    void tellsTheRulesOfCountsToSetupAlone(String kind, String name, Program program) {
        for (Manifests manifests : List.of(base, trial)) {
            assertThat(manifests.environment(kind, name).keySet().stream()
                            .filter(List.of("LATENESS_BOUND", "CLOSING_MARGIN", "REPEAT_HORIZON")::contains))
                    .hasSize(program == Program.SETUP ? 3 : 0);
        }
        assertThat(base.pod("Job", "setup").at("/containers/0/args").toString()).contains("rules");
    }

    static Stream<Arguments> roles() {
        return Stream.of(arguments("StatefulSet", "redirect"), arguments("Deployment", "console"));
    }

    @ParameterizedTest
    @MethodSource("roles")
    void keepsEachRoleUpWhileNodesAreDrained(String kind, String name) {
        JsonNode role = base.only(kind, name);
        JsonNode container = role.at("/spec/template/spec/containers/0");
        assertThat(base.environment(kind, name)).containsEntry("ROLE", name);
        assertThat(base.only("PodDisruptionBudget", name)
                        .at("/spec/minAvailable")
                        .asInt())
                .isPositive()
                .isLessThan(role.at("/spec/replicas").asInt());
        assertThat(container.at("/readinessProbe/httpGet/path").asText()).isEqualTo("/q/health/ready");
        assertThat(container.at("/livenessProbe/httpGet/path").asText()).isEqualTo("/q/health/live");
        assertThat(container.at("/resources/limits").has("memory")).isTrue();
        assertThat(base.only("Service", name).at("/spec/ports/0/targetPort").asText())
                .isEqualTo(container.at("/ports/0/name").asText());
        for (String reference : List.of("/spec/selector", "/spec/selector/matchLabels")) {
            JsonNode selector = base.only(reference.endsWith("Labels") ? "PodDisruptionBudget" : "Service", name)
                    .at(reference);
            assertThat(selector.path("app.kubernetes.io/name").asText()).isEqualTo(name);
        }
    }

    @Test
    void givesEachRoleTheHostOfItsAddress() {
        Map<String, String> settings = base.environment("Deployment", "console");
        Map<String, String> hosts = new TreeMap<>();
        for (JsonNode ingress : base.ofKind("Ingress")) {
            for (JsonNode rule : ingress.at("/spec/rules")) {
                hosts.put(
                        "https://" + rule.path("host").asText(),
                        rule.at("/http/paths/0/backend/service/name").asText());
            }
        }
        assertThat(hosts)
                .isEqualTo(Map.of(
                        settings.get("PUBLIC_URL"), "redirect",
                        settings.get("CONSOLE_URL"), "console"));
    }

    @Test
    void leadsNoServiceToHealthAndMetrics() {
        assertThat(List.of(base.only("StatefulSet", "redirect"), base.only("Deployment", "console")))
                .flatExtracting(role -> role.findValues("httpGet"))
                .isNotEmpty()
                .allSatisfy(probe -> assertThat(probe.path("port").asText()).isEqualTo("management"));
        assertThat(base.ofKind("Service"))
                .isNotEmpty()
                .allSatisfy(service -> assertThat(service.findValuesAsText("targetPort"))
                        .doesNotContain(
                                "management",
                                base.environment("StatefulSet", "redirect").get("MANAGEMENT_PORT")));
    }

    @Test
    void givesEveryReplicaASpoolOfItsOwnThatOutlivesIt() {
        JsonNode app = base.only("StatefulSet", "redirect");
        JsonNode claim = app.at("/spec/volumeClaimTemplates/0");
        JsonNode mount = java.util.stream.StreamSupport.stream(
                        app.at("/spec/template/spec/containers/0/volumeMounts").spliterator(), false)
                .filter(it -> it.path("name").asText().equals("spool"))
                .findFirst()
                .orElseThrow();
        assertThat(claim.at("/metadata/name").asText()).isEqualTo("spool");
        assertThat(claim.at("/spec/accessModes/0").asText()).isEqualTo("ReadWriteOnce");
        assertThat(base.environment("StatefulSet", "redirect").get("SPOOL_DIR"))
                .startsWith(mount.path("mountPath").asText() + "/");
        assertThat(app.at("/spec/persistentVolumeClaimRetentionPolicy/whenScaled")
                        .asText())
                .isEqualTo("Retain");
    }

    @Test
    void neverRunsTwoRecountsAtOnce() {
        assertThat(base.only("CronJob", "reconcile-job")
                        .at("/spec/concurrencyPolicy")
                        .asText())
                .isEqualTo("Forbid");
    }

    @Test
    void runsTheStreamingJobInTheFlinkItIsBuiltFor() {
        JsonNode spec = base.only("FlinkDeployment", "streaming-job").path("spec");
        String[] version = SourceTree.property("streaming-job", "flink.version").split("\\.", 3);
        assertThat(spec.path("flinkVersion").asText()).isEqualTo("v" + version[0] + "_" + version[1]);
        assertThat(spec.at("/job/args/0").asText()).isEqualTo("cluster");
        assertThat(SourceTree.text("streaming-job/src/main/java/dev/clickledger/streaming/ClickCountJob.java"))
                .contains("\"cluster\"");
        assertThat(spec.at("/job/parallelism").asInt())
                .as("tasks without a partition would read nothing")
                .isBetween(1, PRODUCTION.partitions(Topic.CLICKS));
        assertThat(spec.at("/flinkConfiguration/high-availability.type").asText())
                .isEqualTo("kubernetes");
        assertThat(spec.at("/flinkConfiguration/execution.checkpointing.dir").asText())
                .isEqualTo("file://"
                        + base.environment("FlinkDeployment", "streaming-job").get("CHECKPOINT_DIR"));
    }

    @Test
    void mountsOnlyClaimsThatExist() {
        for (JsonNode manifest : base.all()) {
            for (JsonNode claim : manifest.findValues("persistentVolumeClaim")) {
                base.only("PersistentVolumeClaim", claim.path("claimName").asText());
            }
        }
    }

    /** Topics are Strimzi's in a cluster, so that the command is told nothing about them. */
    private static java.util.Set<String> needs(Program program) {
        java.util.Set<String> needs = program.needs();
        needs.removeAll(List.of("TOPIC_REPLICATION", "TOPIC_MIN_ISR", "CLICK_PARTITIONS"));
        return needs;
    }

    private record TopicResource(int partitions, int replicas, Map<String, String> config) {}

    private static Map<String, TopicResource> topics(Manifests manifests) {
        Map<String, TopicResource> topics = new TreeMap<>();
        for (JsonNode topic : manifests.ofKind("KafkaTopic")) {
            Map<String, String> config = new TreeMap<>();
            topic.at("/spec/config")
                    .properties()
                    .forEach(
                            entry -> config.put(entry.getKey(), entry.getValue().asText()));
            assertThat(topic.at("/metadata/labels").path("strimzi.io/cluster").asText())
                    .isEqualTo("clickledger");
            topics.put(
                    topic.at("/metadata/name").asText(),
                    new TopicResource(
                            topic.at("/spec/partitions").asInt(),
                            topic.at("/spec/replicas").asInt(),
                            config));
        }
        return topics;
    }

    private static Map<String, TopicResource> expectedTopics(TopicSetup setup) {
        Map<String, TopicResource> topics = new TreeMap<>();
        Arrays.stream(Topic.values())
                .forEach(topic -> topics.put(
                        topic.topicName(),
                        new TopicResource(setup.partitions(topic), setup.replication(), setup.config(topic))));
        return topics;
    }
}
