package dev.daybook.adapters.tasks.storage;

import dev.daybook.application.setting.SettingTree;
import dev.daybook.application.setting.Settings;
import java.net.URI;
import java.time.Duration;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.core.checksums.RequestChecksumCalculation;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.profiles.ProfileFile;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.s3.S3Client;

/** The object storage that the settings name. */
final class ObjectStorage {

    private static final Duration CONNECT_TIME = Duration.ofSeconds(5);
    private static final Duration SOCKET_TIME = Duration.ofSeconds(8);
    private static final Duration CALL_TIME = Duration.ofSeconds(15);

    private ObjectStorage() {}

    static S3Client client(Settings settings) {
        var builder = S3Client.builder()
                .region(Region.of(settings.get(SettingTree.S3_REGION)))
                .credentialsProvider(StaticCredentialsProvider.create(AwsBasicCredentials.create(
                        settings.get(SettingTree.S3_ACCESS_KEY), settings.get(SettingTree.S3_SECRET_KEY))))
                .httpClientBuilder(UrlConnectionHttpClient.builder()
                        .connectionTimeout(CONNECT_TIME)
                        .socketTimeout(SOCKET_TIME))
                // many storages that are not Amazon's do not support a checksum at the end of a stream
                .requestChecksumCalculation(RequestChecksumCalculation.WHEN_REQUIRED)
                .overrideConfiguration(configuration -> configuration
                        .apiCallTimeout(CALL_TIME)
                        // no retries here: the ledger repeats failed attempts
                        .retryStrategy(retry -> retry.maxAttempts(1))
                        .defaultProfileFile(ProfileFile.aggregator().build()));
        settings.find(SettingTree.S3_ENDPOINT)
                .ifPresent(endpoint ->
                        builder.endpointOverride(URI.create(endpoint)).forcePathStyle(true));
        return builder.build();
    }
}
