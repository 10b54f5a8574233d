# syntax=docker/dockerfile:1
# The images of Clickledger's own programs: one build, one target each.
#   docker build --target app -t clickledger/app:0.1.0 .
# Targets: app, streaming-job, reconcile-job, setup. All run as a user without rights.

FROM maven:3.9.16-eclipse-temurin-25-noble AS build
WORKDIR /build
COPY . .
# Each program keeps the class path that Maven resolved for it, as in the tests: the app as Quarkus lays it out, the
# others as folders of jars. Of Flink and its logging the streaming job takes only what the Flink image lacks.
RUN --mount=type=cache,target=/root/.m2 \
    mvn -B -q -Dquick -pl app,setup,streaming-job,reconcile-job -am package && \
    mvn -B -q -Dquick -pl setup,streaming-job,reconcile-job -am package dependency:copy-dependencies -DincludeScope=runtime && \
    cd streaming-job/target/dependency && \
    find . -name 'flink-*' ! -name 'flink-connector-*' -delete && rm slf4j-* log4j-* frocksdbjni-*

FROM eclipse-temurin:25.0.4_7-jre-noble AS jre
RUN useradd --system --uid 10001 --create-home clickledger && \
    install --directory --owner=10001 /var/lib/clickledger
WORKDIR /opt/clickledger
USER 10001:10001

FROM jre AS app
COPY --from=build /build/app/target/quarkus-app/lib/ lib/
COPY --from=build /build/app/target/quarkus-app/quarkus/ quarkus/
COPY --from=build /build/app/target/quarkus-app/*.jar ./
COPY --from=build /build/app/target/quarkus-app/app/ app/
EXPOSE 8080
ENTRYPOINT ["java", "-XX:MaxRAMPercentage=70", "-XX:+ExitOnOutOfMemoryError", "-jar", "quarkus-run.jar"]

FROM flink:2.2.1-java21 AS streaming-job
USER root
RUN install --directory --owner=flink --group=flink /var/lib/clickledger
COPY --from=build --chown=flink:flink /build/streaming-job/target/dependency/ /opt/flink/usrlib/
COPY --from=build --chown=flink:flink /build/streaming-job/target/streaming-job-*.jar /opt/flink/usrlib/streaming-job.jar
USER 9999:9999

FROM jre AS reconcile-job
COPY --from=build /build/reconcile-job/target/dependency/ lib/
COPY --from=build /build/reconcile-job/target/reconcile-job-*.jar lib/
COPY reconcile-job/jvm.options .
ENTRYPOINT ["java", "@jvm.options", "-XX:MaxRAMPercentage=75", "-XX:+ExitOnOutOfMemoryError", "-cp", "lib/*", "dev.clickledger.reconcile.ReconcileJob"]

FROM jre AS setup
COPY --from=build /build/setup/target/dependency/ lib/
COPY --from=build /build/setup/target/setup-*.jar lib/
ENTRYPOINT ["java", "-Xmx128m", "-Dorg.slf4j.simpleLogger.log.org.apache.kafka=warn", "-cp", "lib/*", "dev.clickledger.setup.Setup"]
CMD ["topics", "tables"]
