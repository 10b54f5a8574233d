/**
 * Holds docker-compose.yml, the Dockerfile and kubernetes/ against what the code declares. No container engine is needed:
 * the files are parsed, Kustomize renders, Kubernetes' and Strimzi's own models read the result, and Pinot's own validator
 * of the release that the image brings judges the tables.
 */
@NullMarked
package dev.clickledger.setup.deploy;

import org.jspecify.annotations.NullMarked;
