package dev.clickledger.setup.deploy;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.introspect.Annotated;
import com.fasterxml.jackson.databind.introspect.JacksonAnnotationIntrospector;
import io.fabric8.kubernetes.api.model.ConfigMap;
import io.fabric8.kubernetes.api.model.Namespace;
import io.fabric8.kubernetes.api.model.PersistentVolumeClaim;
import io.fabric8.kubernetes.api.model.PodTemplateSpec;
import io.fabric8.kubernetes.api.model.Secret;
import io.fabric8.kubernetes.api.model.Service;
import io.fabric8.kubernetes.api.model.ServiceAccount;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.api.model.apps.StatefulSet;
import io.fabric8.kubernetes.api.model.batch.v1.CronJob;
import io.fabric8.kubernetes.api.model.batch.v1.Job;
import io.fabric8.kubernetes.api.model.networking.v1.Ingress;
import io.fabric8.kubernetes.api.model.policy.v1.PodDisruptionBudget;
import io.fabric8.kubernetes.api.model.rbac.Role;
import io.fabric8.kubernetes.api.model.rbac.RoleBinding;
import io.strimzi.api.kafka.model.topic.KafkaTopic;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** What Kustomize renders from a folder of kubernetes/. */
record Manifests(List<JsonNode> all) {

    private static final Map<String, Class<?>> MODELS = Map.ofEntries(
            Map.entry("v1 Namespace", Namespace.class),
            Map.entry("v1 ConfigMap", ConfigMap.class),
            Map.entry("v1 Secret", Secret.class),
            Map.entry("v1 Service", Service.class),
            Map.entry("v1 ServiceAccount", ServiceAccount.class),
            Map.entry("v1 PersistentVolumeClaim", PersistentVolumeClaim.class),
            Map.entry("apps/v1 Deployment", Deployment.class),
            Map.entry("apps/v1 StatefulSet", StatefulSet.class),
            Map.entry("batch/v1 Job", Job.class),
            Map.entry("batch/v1 CronJob", CronJob.class),
            Map.entry("policy/v1 PodDisruptionBudget", PodDisruptionBudget.class),
            Map.entry("networking.k8s.io/v1 Ingress", Ingress.class),
            Map.entry("rbac.authorization.k8s.io/v1 Role", Role.class),
            Map.entry("rbac.authorization.k8s.io/v1 RoleBinding", RoleBinding.class),
            Map.entry("kafka.strimzi.io/v1 KafkaTopic", KafkaTopic.class));

    private static final ObjectMapper STRICT = new ObjectMapper()
            .configure(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES, true)
            .setAnnotationIntrospector(new NoCatchAll());

    static Manifests render(String folder) throws IOException, InterruptedException {
        return new Manifests(Kustomize.render(folder));
    }

    JsonNode only(String kind, String name) {
        List<JsonNode> found = ofKind(kind).stream()
                .filter(manifest -> manifest.at("/metadata/name").asText().equals(name))
                .toList();
        if (found.size() != 1) {
            throw new AssertionError("expected one " + kind + " " + name + ", found " + found.size());
        }
        return found.get(0);
    }

    List<JsonNode> ofKind(String kind) {
        return all.stream()
                .filter(manifest -> manifest.path("kind").asText().equals(kind))
                .toList();
    }

    /** Reads every manifest with the model of its kind, which knows no field that Kubernetes does not know. */
    void readStrictly() throws IOException {
        for (JsonNode manifest : all) {
            String kind = manifest.path("apiVersion").asText() + " "
                    + manifest.path("kind").asText();
            if (kind.equals("flink.apache.org/v1beta1 FlinkDeployment")) {
                STRICT.treeToValue(manifest.at("/spec/podTemplate"), PodTemplateSpec.class);
                continue;
            }
            Class<?> model = MODELS.get(kind);
            if (model == null) {
                throw new AssertionError("no model for " + kind);
            }
            STRICT.treeToValue(manifest, model);
        }
    }

    /** The pod of a workload. */
    JsonNode pod(String kind, String name) {
        JsonNode manifest = only(kind, name);
        return switch (kind) {
            case "CronJob" -> manifest.at("/spec/jobTemplate/spec/template/spec");
            case "FlinkDeployment" -> manifest.at("/spec/podTemplate/spec");
            default -> manifest.at("/spec/template/spec");
        };
    }

    /** The environment of a workload's first container; a value from a Secret is its key's name. */
    Map<String, String> environment(String kind, String name) {
        JsonNode container = pod(kind, name).at("/containers/0");
        Map<String, String> environment = new TreeMap<>();
        for (JsonNode source : container.path("envFrom")) {
            only("ConfigMap", source.at("/configMapRef/name").asText())
                    .path("data")
                    .properties()
                    .forEach(entry ->
                            environment.put(entry.getKey(), entry.getValue().asText()));
        }
        for (JsonNode variable : container.path("env")) {
            JsonNode key = variable.at("/valueFrom/secretKeyRef/key");
            environment.put(
                    variable.path("name").asText(),
                    key.isMissingNode() ? variable.path("value").asText() : key.asText());
        }
        return environment;
    }

    /** Every image. */
    Set<String> images() {
        Set<String> images = new TreeSet<>();
        all.forEach(manifest -> manifest.findValues("image").forEach(image -> images.add(image.asText())));
        return images;
    }

    /** Makes a field that a model does not name an error, where the model would keep it aside. */
    private static final class NoCatchAll extends JacksonAnnotationIntrospector {

        private static final long serialVersionUID = 1L;

        @Override
        public Boolean hasAnySetter(Annotated annotated) {
            return false;
        }
    }
}
