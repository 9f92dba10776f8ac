package de.postfachhub.konsole;

import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import javax.management.ObjectName;

/**
 * The list of all that may be seen and done through JMX. What isn't in it is closed, so an MBean, attribute or operation that a later
 * version of Camel, Artemis or Java brings stays closed until somebody has looked at it.
 *
 * <p>Nothing in it may return or take the content or the headers of a message, the text of an exception (it may quote a message) or a
 * secret, and no operation may make a message vanish.
 */
final class Freigaben {

    private static final String ZAEHLER = """
            ExchangesTotal ExchangesCompleted ExchangesFailed ExchangesInflight FailuresHandled Redeliveries ExternalRedeliveries
            MinProcessingTime MaxProcessingTime MeanProcessingTime LastProcessingTime DeltaProcessingTime TotalProcessingTime IdleSince
            FirstExchangeCompletedTimestamp LastExchangeCompletedTimestamp FirstExchangeFailureTimestamp LastExchangeFailureTimestamp
            LastExchangeCreatedTimestamp ResetTimestamp StatisticsEnabled
            """;

    private static final String CAMEL = "org.apache.camel:type=";
    private static final String ARTEMIS = "org.apache.activemq.artemis:broker=*";

    private static final List<Freigabe> ALLE = List.of(
            Freigabe.von(
                    CAMEL + "context,*",
                    ZAEHLER
                            + "CamelId ManagementName CamelVersion State Uptime UptimeMillis TotalRoutes StartedRoutes Tracing"
                            + " Load01 Load05 Load15 Throughput",
                    "dumpRoutesAsXml dumpRoutesStatsAsXml",
                    "suspend resume reset"),
            Freigabe.von(
                    CAMEL + "routes,*",
                    ZAEHLER
                            + "RouteId Description CamelId CamelManagementName EndpointUri State Uptime UptimeMillis Load01 Load05 Load15"
                            + " Throughput RouteConfigurationId RouteGroup SourceLocation SourceLocationShort UpdateRouteEnabled"
                            + " OldestInflightDuration",
                    "dumpRouteAsXml dumpRouteStatsAsXml dumpStatsAsXml isUpdateRouteEnabled",
                    "start stop suspend resume reset"),
            Freigabe.von(
                    CAMEL + "processors,*",
                    ZAEHLER
                            + "RouteId ProcessorId ProcessorName NodePrefixId StepId Description Level Index Disabled State CamelId"
                            + " CamelManagementName SourceLineNumber SourceLocation SourceLocationShort",
                    "dumpStatsAsXml",
                    "reset"),
            Freigabe.von(
                    CAMEL + "consumers,*",
                    "RouteId EndpointUri State CamelId CamelManagementName InflightExchanges Delay InitialDelay Polling"
                            + " SchedulerStarted Counter"),
            Freigabe.von(
                    CAMEL + "endpoints,*",
                    "EndpointUri EndpointBaseUri State Singleton Remote CamelId CamelManagementName"),
            Freigabe.von(
                    CAMEL + "threadpools,*",
                    "Id SourceId RouteId Shutdown CorePoolSize PoolSize MaximumPoolSize LargestPoolSize ActiveCount"
                            + " TaskCount CompletedTaskCount TaskQueueSize CamelId"),
            Freigabe.von(
                    ARTEMIS,
                    "Name Version NodeID Started Active Uptime UptimeMillis ConnectionCount TotalConnectionCount TotalMessageCount"
                            + " TotalMessagesAdded TotalMessagesAcknowledged TotalConsumerCount SessionCount AddressCount QueueCount"
                            + " AddressMemoryUsage AddressMemoryUsagePercentage DiskStoreUsage GlobalMaxSize MaxDiskUsage"
                            + " AddressNames QueueNames PersistenceEnabled SecurityEnabled"),
            Freigabe.von(
                    ARTEMIS + ",component=addresses,address=*",
                    "Address QueueNames RoutingTypes MessageCount NumberOfMessages NumberOfPages NumberOfBytesPerPage"
                            + " AddressSize AddressLimitPercent Paging Paused RoutedMessageCount UnRoutedMessageCount AutoCreated"
                            + " Internal Temporary"),
            Freigabe.von(
                    ARTEMIS + ",component=addresses,address=*,subcomponent=queues,routing-type=*,queue=*",
                    "Name Address RoutingType ID Durable Temporary AutoDelete Enabled Paused Exclusive LastValue"
                            + " MessageCount PersistentSize DurableMessageCount DeliveringCount ScheduledCount ConsumerCount"
                            + " MessagesAdded MessagesAcknowledged AcknowledgeAttempts MessagesExpired MessagesKilled"
                            + " FirstMessageAge FirstMessageTimestamp DeadLetterAddress ExpiryAddress MaxConsumers PreparedTransactionMessageCount"),
            Freigabe.von(ARTEMIS + ",component=acceptors,name=*", "Name Started"),
            Freigabe.von(Hawtiorechte.NAME, "", "canInvoke", ""),
            Freigabe.von(
                    "java.lang:type=Runtime",
                    "StartTime Uptime VmName VmVendor VmVersion SpecName SpecVersion SpecVendor"),
            Freigabe.von("java.lang:type=Memory", "HeapMemoryUsage NonHeapMemoryUsage ObjectPendingFinalizationCount"),
            Freigabe.von(
                    "java.lang:type=Threading",
                    "ThreadCount PeakThreadCount DaemonThreadCount TotalStartedThreadCount"),
            Freigabe.von("java.lang:type=ClassLoading", "LoadedClassCount TotalLoadedClassCount UnloadedClassCount"),
            Freigabe.von("java.lang:type=GarbageCollector,name=*", "Name CollectionCount CollectionTime"),
            Freigabe.von(
                    "java.lang:type=OperatingSystem",
                    "Name Arch Version AvailableProcessors SystemLoadAverage ProcessCpuLoad CpuLoad ProcessCpuTime"
                            + " TotalMemorySize FreeMemorySize CommittedVirtualMemorySize OpenFileDescriptorCount"
                            + " MaxFileDescriptorCount"));

    /** As Jolokia takes them: a name, or a name with the types of its parameters. */
    private static final Pattern BEFEHL = Pattern.compile("(\\w+)(\\([\\w.$\\[\\];, ]*\\))?");

    private Freigaben() {}

    static List<Freigabe> alle() {
        return ALLE;
    }

    static boolean zeigt(ObjectName mbean) {
        return freigabe(mbean).isPresent();
    }

    static boolean zeigt(ObjectName mbean, String attribut) {
        return freigabe(mbean)
                .filter(eine -> eine.attribute().contains(attribut))
                .isPresent();
    }

    /**
     * @param mbean one MBean; for a pattern every operation is closed
     * @param befehl name of the operation, with or without its signature
     */
    static Befehlsart art(ObjectName mbean, String befehl) {
        var name = BEFEHL.matcher(befehl);
        return name.matches()
                ? freigabe(mbean).map(eine -> eine.art(name.group(1))).orElse(Befehlsart.GESPERRT)
                : Befehlsart.GESPERRT;
    }

    private static Optional<Freigabe> freigabe(ObjectName mbean) {
        return mbean.isPattern()
                ? Optional.empty()
                : ALLE.stream().filter(eine -> eine.muster().apply(mbean)).findFirst();
    }
}
