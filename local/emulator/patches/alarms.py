"""Alarms that CloudFormation makes."""


def keep_alarms_on_metric_math() -> None:
    """Lets CloudFormation make alarms on a math expression, which MiniStack 1.5.33 refuses.

    They are kept under the metric that the expression reads, and never go off: MiniStack publishes no metrics of queues.
    """
    from ministack.services.cloudformation import provisioners

    record_of = provisioners._cw_metric_alarm_record

    def record_with_metric_math(name: str, props: dict) -> dict:
        queries = props.get("Metrics") or []
        read = next((query["MetricStat"]["Metric"] for query in queries if "MetricStat" in query), {})
        return record_of(name, {**props, **read, "Metrics": None} if queries else props)

    provisioners._cw_metric_alarm_record = record_with_metric_math
