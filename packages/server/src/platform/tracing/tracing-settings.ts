/** The samplers that the specification of OpenTelemetry names. */
export const samplerNames = [
  'always_on',
  'always_off',
  'traceidratio',
  'parentbased_always_on',
  'parentbased_always_off',
  'parentbased_traceidratio',
] as const;

/** Where traces go, from the standard environment variables. */
export interface TracingSettings {
  /** URL of the collector, with the path of traces. */
  url: string;
  serviceName: string;
  sampler: (typeof samplerNames)[number];
  /** Share of traces that are sampled, 0 to 1, with a sampler by ratio. */
  ratio: number;
}
