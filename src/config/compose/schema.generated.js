// Made by schema.mjs from compose/compose-spec.schema.json (the Compose specification, Apache-2.0); not edited.

var __getOwnPropNames = Object.getOwnPropertyNames;
var __commonJS = (cb, mod) =>
  function () {
    try {
      return (mod || (0, cb[__getOwnPropNames(cb)[0]])((mod = { exports: {} }).exports, mod), mod.exports);
    } catch (e) {
      throw ((mod = 0), e);
    }
  };
var require_fast_deep_equal = __commonJS({
  'node_modules/fast-deep-equal/index.js'(exports, module) {
    'use strict';
    module.exports = function equal(a, b) {
      if (a === b) return !0;
      if (a && b && typeof a == 'object' && typeof b == 'object') {
        if (a.constructor !== b.constructor) return !1;
        var length, i, keys;
        if (Array.isArray(a)) {
          if (((length = a.length), length != b.length)) return !1;
          for (i = length; i-- !== 0;) if (!equal(a[i], b[i])) return !1;
          return !0;
        }
        if (a.constructor === RegExp) return a.source === b.source && a.flags === b.flags;
        if (a.valueOf !== Object.prototype.valueOf) return a.valueOf() === b.valueOf();
        if (a.toString !== Object.prototype.toString) return a.toString() === b.toString();
        if (((keys = Object.keys(a)), (length = keys.length), length !== Object.keys(b).length)) return !1;
        for (i = length; i-- !== 0;) if (!Object.prototype.hasOwnProperty.call(b, keys[i])) return !1;
        for (i = length; i-- !== 0;) {
          var key = keys[i];
          if (!equal(a[key], b[key])) return !1;
        }
        return !0;
      }
      return a !== a && b !== b;
    };
  },
});
var require_equal = __commonJS({
  'node_modules/ajv/dist/runtime/equal.js'(exports) {
    'use strict';
    Object.defineProperty(exports, '__esModule', { value: !0 });
    var equal = require_fast_deep_equal();
    equal.code = 'require("ajv/dist/runtime/equal").default';
    exports.default = equal;
  },
});
var validate = validate10,
  stdin_default = validate10,
  schema11 = {
    $id: 'compose_spec.json',
    type: 'object',
    title: 'Compose Specification',
    description: 'The Compose file is a YAML file defining a multi-containers based application.',
    properties: {
      version: {
        type: 'string',
        deprecated: !0,
        description: 'declared for backward compatibility, ignored. Please remove it.',
      },
      name: {
        type: 'string',
        description: 'define the Compose project name, until user defines one explicitly.',
      },
      include: {
        type: 'array',
        items: { $ref: '#/definitions/include' },
        description: 'compose sub-projects to be included.',
      },
      services: {
        type: 'object',
        patternProperties: { '^[a-zA-Z0-9._-]+$': { $ref: '#/definitions/service' } },
        additionalProperties: !1,
        description: 'The services that will be used by your application.',
      },
      models: {
        type: 'object',
        patternProperties: { '^[a-zA-Z0-9._-]+$': { $ref: '#/definitions/model' } },
        description: 'Language models that will be used by your application.',
      },
      networks: {
        type: 'object',
        patternProperties: { '^[a-zA-Z0-9._-]+$': { $ref: '#/definitions/network' } },
        description: 'Networks that are shared among multiple services.',
      },
      volumes: {
        type: 'object',
        patternProperties: { '^[a-zA-Z0-9._-]+$': { $ref: '#/definitions/volume' } },
        additionalProperties: !1,
        description: 'Named volumes that are shared among multiple services.',
      },
      secrets: {
        type: 'object',
        patternProperties: { '^[a-zA-Z0-9._-]+$': { $ref: '#/definitions/secret' } },
        additionalProperties: !1,
        description: 'Secrets that are shared among multiple services.',
      },
      configs: {
        type: 'object',
        patternProperties: { '^[a-zA-Z0-9._-]+$': { $ref: '#/definitions/config' } },
        additionalProperties: !1,
        description: 'Configurations that are shared among multiple services.',
      },
    },
    patternProperties: { '^x-': {} },
    additionalProperties: !1,
    definitions: {
      service: {
        type: 'object',
        description: 'Configuration for a service.',
        properties: {
          develop: { $ref: '#/definitions/development' },
          deploy: { $ref: '#/definitions/deployment' },
          annotations: { $ref: '#/definitions/list_or_dict' },
          attach: { type: ['boolean', 'string'] },
          build: {
            description: "Configuration options for building the service's image.",
            oneOf: [
              { type: 'string', description: 'Path to the build context. Can be a relative path or a URL.' },
              {
                type: 'object',
                properties: {
                  context: {
                    type: 'string',
                    description: 'Path to the build context. Can be a relative path or a URL.',
                  },
                  dockerfile: {
                    type: 'string',
                    description: 'Name of the Dockerfile to use for building the image.',
                  },
                  dockerfile_inline: {
                    type: 'string',
                    description:
                      'Inline Dockerfile content to use instead of a Dockerfile from the build context.',
                  },
                  entitlements: {
                    type: 'array',
                    items: { type: 'string' },
                    description: 'List of extra privileged entitlements to grant to the build process.',
                  },
                  args: {
                    $ref: '#/definitions/list_or_dict',
                    description: 'Build-time variables, specified as a map or a list of KEY=VAL pairs.',
                  },
                  ssh: {
                    $ref: '#/definitions/list_or_dict',
                    description:
                      "SSH agent socket or keys to expose to the build. Format is either a string or a list of 'default|<id>[=<socket>|<key>[,<key>]]'.",
                  },
                  labels: {
                    $ref: '#/definitions/list_or_dict',
                    description: 'Labels to apply to the built image.',
                  },
                  cache_from: {
                    type: 'array',
                    items: { type: 'string' },
                    description: 'List of sources the image builder should use for cache resolution',
                  },
                  cache_to: {
                    type: 'array',
                    items: { type: 'string' },
                    description: 'Cache destinations for the build cache.',
                  },
                  no_cache: {
                    type: ['boolean', 'string'],
                    description: 'Do not use cache when building the image.',
                  },
                  additional_contexts: {
                    $ref: '#/definitions/list_or_dict',
                    description:
                      'Additional build contexts to use, specified as a map of name to context path or URL.',
                  },
                  network: {
                    type: 'string',
                    description:
                      "Network mode to use for the build. Options include 'default', 'none', 'host', or a network name.",
                  },
                  pull: {
                    type: ['boolean', 'string'],
                    description: 'Always attempt to pull a newer version of the image.',
                  },
                  target: {
                    type: 'string',
                    description: 'Build stage to target in a multi-stage Dockerfile.',
                  },
                  shm_size: {
                    type: ['integer', 'string'],
                    description:
                      "Size of /dev/shm for the build container. A string value can use suffix like '2g' for 2 gigabytes.",
                  },
                  extra_hosts: {
                    $ref: '#/definitions/extra_hosts',
                    description: 'Add hostname mappings for the build container.',
                  },
                  isolation: {
                    type: 'string',
                    description: 'Container isolation technology to use for the build process.',
                  },
                  privileged: {
                    type: ['boolean', 'string'],
                    description: 'Give extended privileges to the build container.',
                  },
                  secrets: {
                    $ref: '#/definitions/service_config_or_secret',
                    description: 'Secrets to expose to the build. These are accessible at build-time.',
                  },
                  tags: {
                    type: 'array',
                    items: { type: 'string' },
                    description: 'Additional tags to apply to the built image.',
                  },
                  ulimits: {
                    $ref: '#/definitions/ulimits',
                    description: 'Override the default ulimits for the build container.',
                  },
                  platforms: {
                    type: 'array',
                    items: { type: 'string' },
                    description:
                      "Platforms to build for, e.g., 'linux/amd64', 'linux/arm64', or 'windows/amd64'.",
                  },
                  provenance: { type: ['string', 'boolean'] },
                  sbom: { type: ['string', 'boolean'] },
                  no_cache_filter: { $ref: '#/definitions/string_or_list' },
                },
                additionalProperties: !1,
                patternProperties: { '^x-': {} },
              },
            ],
          },
          blkio_config: {
            type: 'object',
            description: 'Block IO configuration for the service.',
            properties: {
              device_read_bps: {
                type: 'array',
                description: 'Limit read rate (bytes per second) from a device.',
                items: { $ref: '#/definitions/blkio_limit' },
              },
              device_read_iops: {
                type: 'array',
                description: 'Limit read rate (IO per second) from a device.',
                items: { $ref: '#/definitions/blkio_limit' },
              },
              device_write_bps: {
                type: 'array',
                description: 'Limit write rate (bytes per second) to a device.',
                items: { $ref: '#/definitions/blkio_limit' },
              },
              device_write_iops: {
                type: 'array',
                description: 'Limit write rate (IO per second) to a device.',
                items: { $ref: '#/definitions/blkio_limit' },
              },
              weight: {
                type: ['integer', 'string'],
                description: 'Block IO weight (relative weight) for the service, between 10 and 1000.',
              },
              weight_device: {
                type: 'array',
                description: 'Block IO weight (relative weight) for specific devices.',
                items: { $ref: '#/definitions/blkio_weight' },
              },
            },
            additionalProperties: !1,
          },
          cap_add: {
            type: 'array',
            items: { type: 'string' },
            uniqueItems: !0,
            description: "Add Linux capabilities. For example, 'CAP_SYS_ADMIN', 'SYS_ADMIN', or 'NET_ADMIN'.",
          },
          cap_drop: {
            type: 'array',
            items: { type: 'string' },
            uniqueItems: !0,
            description:
              "Drop Linux capabilities. For example, 'CAP_SYS_ADMIN', 'SYS_ADMIN', or 'NET_ADMIN'.",
          },
          cgroup: {
            type: 'string',
            enum: ['host', 'private'],
            description:
              "Specify the cgroup namespace to join. Use 'host' to use the host's cgroup namespace, or 'private' to use a private cgroup namespace.",
          },
          cgroup_parent: {
            type: 'string',
            description: 'Specify an optional parent cgroup for the container.',
          },
          command: {
            $ref: '#/definitions/command',
            description:
              "Override the default command declared by the container image, for example 'CMD' in Dockerfile.",
          },
          configs: {
            $ref: '#/definitions/service_config_or_secret',
            description: 'Grant access to Configs on a per-service basis.',
          },
          container_name: {
            type: 'string',
            description: 'Specify a custom container name, rather than a generated default name.',
            pattern: '[a-zA-Z0-9][a-zA-Z0-9_.-]+',
          },
          cpu_count: {
            oneOf: [{ type: 'string' }, { type: 'integer', minimum: 0 }],
            description: 'Number of usable CPUs.',
          },
          cpu_percent: {
            oneOf: [{ type: 'string' }, { type: 'integer', minimum: 0, maximum: 100 }],
            description: 'Percentage of CPU resources to use.',
          },
          cpu_shares: {
            type: ['number', 'string'],
            description: 'CPU shares (relative weight) for the container.',
          },
          cpu_quota: {
            type: ['number', 'string'],
            description: 'Limit the CPU CFS (Completely Fair Scheduler) quota.',
          },
          cpu_period: {
            type: ['number', 'string'],
            description: 'Limit the CPU CFS (Completely Fair Scheduler) period.',
          },
          cpu_rt_period: {
            type: ['number', 'string'],
            description: 'Limit the CPU real-time period in microseconds or a duration.',
          },
          cpu_rt_runtime: {
            type: ['number', 'string'],
            description: 'Limit the CPU real-time runtime in microseconds or a duration.',
          },
          cpus: {
            type: ['number', 'string'],
            description:
              'Number of CPUs to use. A floating-point value is supported to request partial CPUs.',
          },
          cpuset: { type: 'string', description: 'CPUs in which to allow execution (0-3, 0,1).' },
          credential_spec: {
            type: 'object',
            description: 'Configure the credential spec for managed service account.',
            properties: {
              config: { type: 'string', description: 'The name of the credential spec Config to use.' },
              file: { type: 'string', description: 'Path to a credential spec file.' },
              registry: { type: 'string', description: 'Path to a credential spec in the Windows registry.' },
            },
            additionalProperties: !1,
            patternProperties: { '^x-': {} },
          },
          depends_on: {
            oneOf: [
              { $ref: '#/definitions/list_of_strings' },
              {
                type: 'object',
                additionalProperties: !1,
                patternProperties: {
                  '^[a-zA-Z0-9._-]+$': {
                    type: 'object',
                    additionalProperties: !1,
                    patternProperties: { '^x-': {} },
                    properties: {
                      restart: {
                        type: ['boolean', 'string'],
                        description: 'Whether to restart dependent services when this service is restarted.',
                      },
                      required: {
                        type: 'boolean',
                        default: !0,
                        description: 'Whether the dependency is required for the dependent service to start.',
                      },
                      condition: {
                        type: 'string',
                        enum: ['service_started', 'service_healthy', 'service_completed_successfully'],
                        description:
                          "Condition to wait for. 'service_started' waits until the service has started, 'service_healthy' waits until the service is healthy (as defined by its healthcheck), 'service_completed_successfully' waits until the service has completed successfully.",
                      },
                    },
                    required: ['condition'],
                  },
                },
              },
            ],
            description:
              'Express dependency between services. Service dependencies cause services to be started in dependency order. The dependent service will wait for the dependency to be ready before starting.',
          },
          device_cgroup_rules: {
            $ref: '#/definitions/list_of_strings',
            description: 'Add rules to the cgroup allowed devices list.',
          },
          devices: {
            type: 'array',
            description: 'List of device mappings for the container.',
            items: {
              oneOf: [
                { type: 'string' },
                {
                  type: 'object',
                  required: ['source'],
                  properties: {
                    source: { type: 'string', description: 'Path on the host to the device.' },
                    target: {
                      type: 'string',
                      description: 'Path in the container where the device will be mapped.',
                    },
                    permissions: { type: 'string', description: 'Cgroup permissions for the device (rwm).' },
                  },
                  additionalProperties: !1,
                  patternProperties: { '^x-': {} },
                },
              ],
            },
          },
          dns: {
            $ref: '#/definitions/string_or_list',
            description: 'Custom DNS servers to set for the service container.',
          },
          dns_opt: {
            type: 'array',
            items: { type: 'string' },
            uniqueItems: !0,
            description: "Custom DNS options to be passed to the container's DNS resolver.",
          },
          dns_search: {
            $ref: '#/definitions/string_or_list',
            description: 'Custom DNS search domains to set on the service container.',
          },
          domainname: { type: 'string', description: 'Custom domain name to use for the service container.' },
          entrypoint: {
            $ref: '#/definitions/command',
            description:
              "Override the default entrypoint declared by the container image, for example 'ENTRYPOINT' in Dockerfile.",
          },
          env_file: {
            $ref: '#/definitions/env_file',
            description:
              'Add environment variables from a file or multiple files. Can be a single file path or a list of file paths.',
          },
          label_file: {
            $ref: '#/definitions/label_file',
            description: 'Add metadata to containers using files containing Docker labels.',
          },
          environment: {
            $ref: '#/definitions/list_or_dict',
            description: 'Add environment variables. You can use either an array or a list of KEY=VAL pairs.',
          },
          expose: {
            type: 'array',
            items: { type: ['string', 'number'] },
            uniqueItems: !0,
            description:
              "Expose ports without publishing them to the host machine - they'll only be accessible to linked services.",
          },
          extends: {
            oneOf: [
              { type: 'string' },
              {
                type: 'object',
                properties: {
                  service: { type: 'string', description: 'The name of the service to extend.' },
                  file: {
                    type: 'string',
                    description: 'The file path where the service to extend is defined.',
                  },
                },
                required: ['service'],
                additionalProperties: !1,
              },
            ],
            description: 'Extend another service, in the current file or another file.',
          },
          provider: {
            type: 'object',
            description:
              'Specify a service which will not be manage by Compose directly, and delegate its management to an external provider.',
            required: ['type'],
            properties: {
              type: {
                type: 'string',
                description:
                  'External component used by Compose to manage setup and teardown lifecycle of the service.',
              },
              options: {
                type: 'object',
                description: 'Provider-specific options.',
                patternProperties: {
                  '^.+$': {
                    oneOf: [
                      { type: ['string', 'number', 'boolean'] },
                      { type: 'array', items: { type: ['string', 'number', 'boolean'] } },
                    ],
                  },
                },
              },
            },
            additionalProperties: !1,
            patternProperties: { '^x-': {} },
          },
          external_links: {
            type: 'array',
            items: { type: 'string' },
            uniqueItems: !0,
            description:
              'Link to services started outside this Compose application. Specify services as <service_name>:<alias>.',
          },
          extra_hosts: {
            $ref: '#/definitions/extra_hosts',
            description: 'Add hostname mappings to the container network interface configuration.',
          },
          gpus: {
            $ref: '#/definitions/gpus',
            description:
              "Define GPU devices to use. Can be set to 'all' to use all GPUs, or a list of specific GPU devices.",
          },
          group_add: {
            type: 'array',
            items: { type: ['string', 'number'] },
            uniqueItems: !0,
            description: 'Add additional groups which user inside the container should be member of.',
          },
          healthcheck: {
            $ref: '#/definitions/healthcheck',
            description: 'Configure a health check for the container to monitor its health status.',
          },
          hostname: { type: 'string', description: 'Define a custom hostname for the service container.' },
          image: {
            type: 'string',
            description:
              'Specify the image to start the container from. Can be a repository/tag, a digest, or a local image ID.',
          },
          init: {
            type: ['boolean', 'string'],
            description:
              'Run as an init process inside the container that forwards signals and reaps processes.',
          },
          ipc: {
            type: 'string',
            description:
              "IPC sharing mode for the service container. Use 'host' to share the host's IPC namespace, 'service:[service_name]' to share with another service, or 'shareable' to allow other services to share this service's IPC namespace.",
          },
          isolation: {
            type: 'string',
            description: 'Container isolation technology to use. Supported values are platform-specific.',
          },
          labels: {
            $ref: '#/definitions/list_or_dict',
            description:
              'Add metadata to containers using Docker labels. You can use either an array or a list.',
          },
          links: {
            type: 'array',
            items: { type: 'string' },
            uniqueItems: !0,
            description:
              'Link to containers in another service. Either specify both the service name and a link alias (SERVICE:ALIAS), or just the service name.',
          },
          logging: {
            type: 'object',
            description: 'Logging configuration for the service.',
            properties: {
              driver: {
                type: 'string',
                description: "Logging driver to use, such as 'json-file', 'syslog', 'journald', etc.",
              },
              options: {
                type: 'object',
                description: 'Options for the logging driver.',
                patternProperties: { '^.+$': { type: ['string', 'number', 'null'] } },
              },
            },
            additionalProperties: !1,
            patternProperties: { '^x-': {} },
          },
          mac_address: { type: 'string', description: 'Container MAC address to set.' },
          mem_limit: {
            type: ['number', 'string'],
            description:
              "Memory limit for the container. A string value can use suffix like '2g' for 2 gigabytes.",
          },
          mem_reservation: {
            type: ['string', 'integer'],
            description: 'Memory reservation for the container.',
          },
          mem_swappiness: {
            type: ['integer', 'string'],
            description: 'Container memory swappiness as percentage (0 to 100).',
          },
          memswap_limit: {
            type: ['number', 'string'],
            description:
              'Amount of memory the container is allowed to swap to disk. Set to -1 to enable unlimited swap.',
          },
          network_mode: {
            type: 'string',
            description:
              "Network mode. Values can be 'bridge', 'host', 'none', 'service:[service name]', or 'container:[container name]'.",
          },
          models: {
            oneOf: [
              { $ref: '#/definitions/list_of_strings' },
              {
                type: 'object',
                patternProperties: {
                  '^[a-zA-Z0-9._-]+$': {
                    type: ['object', 'null'],
                    properties: {
                      endpoint_var: {
                        type: 'string',
                        description: 'Environment variable set to AI model endpoint.',
                      },
                      model_var: {
                        type: 'string',
                        description: 'Environment variable set to AI model name.',
                      },
                    },
                    additionalProperties: !1,
                    patternProperties: { '^x-': {} },
                  },
                },
              },
            ],
            description: 'AI Models to use, referencing entries under the top-level models key.',
          },
          networks: {
            oneOf: [
              { $ref: '#/definitions/list_of_strings' },
              {
                type: 'object',
                patternProperties: {
                  '^[a-zA-Z0-9._-]+$': {
                    oneOf: [
                      {
                        type: 'object',
                        properties: {
                          aliases: {
                            $ref: '#/definitions/list_of_strings',
                            description: 'Alternative hostnames for this service on the network.',
                          },
                          interface_name: {
                            type: 'string',
                            description: 'Interface network name used to connect to network',
                          },
                          ipv4_address: {
                            type: 'string',
                            description: 'Specify a static IPv4 address for this service on this network.',
                          },
                          ipv6_address: {
                            type: 'string',
                            description: 'Specify a static IPv6 address for this service on this network.',
                          },
                          link_local_ips: {
                            $ref: '#/definitions/list_of_strings',
                            description: 'List of link-local IPs.',
                          },
                          mac_address: {
                            type: 'string',
                            description: 'Specify a MAC address for this service on this network.',
                          },
                          driver_opts: {
                            type: 'object',
                            description: 'Driver options for this network.',
                            patternProperties: { '^.+$': { type: ['string', 'number'] } },
                          },
                          priority: {
                            type: 'number',
                            description: 'Specify the priority for the network connection.',
                          },
                          gw_priority: {
                            type: 'number',
                            description: 'Specify the gateway priority for the network connection.',
                          },
                        },
                        additionalProperties: !1,
                        patternProperties: { '^x-': {} },
                      },
                      { type: 'null' },
                    ],
                  },
                },
                additionalProperties: !1,
              },
            ],
            description:
              'Networks to join, referencing entries under the top-level networks key. Can be a list of network names or a mapping of network name to network configuration.',
          },
          oom_kill_disable: {
            type: ['boolean', 'string'],
            description: 'Disable OOM Killer for the container.',
          },
          oom_score_adj: {
            oneOf: [{ type: 'string' }, { type: 'integer', minimum: -1e3, maximum: 1e3 }],
            description: "Tune host's OOM preferences for the container (accepts -1000 to 1000).",
          },
          pid: { type: ['string', 'null'], description: 'PID mode for container.' },
          pids_limit: {
            type: ['number', 'string'],
            description: "Tune a container's PIDs limit. Set to -1 for unlimited PIDs.",
          },
          platform: {
            type: 'string',
            description: "Target platform to run on, e.g., 'linux/amd64', 'linux/arm64', or 'windows/amd64'.",
          },
          ports: {
            type: 'array',
            description: 'Expose container ports. Short format ([HOST:]CONTAINER[/PROTOCOL]).',
            items: {
              oneOf: [
                { type: 'number' },
                { type: 'string' },
                {
                  type: 'object',
                  properties: {
                    name: { type: 'string', description: 'A human-readable name for this port mapping.' },
                    mode: {
                      type: 'string',
                      description:
                        "The port binding mode, either 'host' for publishing a host port or 'ingress' for load balancing.",
                    },
                    host_ip: { type: 'string', description: 'The host IP to bind to.' },
                    target: { type: ['integer', 'string'], description: 'The port inside the container.' },
                    published: { type: ['string', 'integer'], description: 'The publicly exposed port.' },
                    protocol: { type: 'string', description: 'The port protocol (tcp or udp).' },
                    app_protocol: {
                      type: 'string',
                      description: 'Application protocol to use with the port (e.g., http, https, mysql).',
                    },
                  },
                  additionalProperties: !1,
                  patternProperties: { '^x-': {} },
                },
              ],
            },
            uniqueItems: !0,
          },
          post_start: {
            type: 'array',
            items: { $ref: '#/definitions/service_hook' },
            description:
              'Commands to run after the container starts. If any command fails, the container stops.',
          },
          pre_stop: {
            type: 'array',
            items: { $ref: '#/definitions/service_hook' },
            description:
              'Commands to run before the container stops. If any command fails, the container stop is aborted.',
          },
          privileged: {
            type: ['boolean', 'string'],
            description: 'Give extended privileges to the service container.',
          },
          profiles: {
            $ref: '#/definitions/list_of_strings',
            description:
              'List of profiles for this service. When profiles are specified, services are only started when the profile is activated.',
          },
          pull_policy: {
            type: 'string',
            pattern: 'always|never|build|if_not_present|missing|refresh|daily|weekly|every_([0-9]+[wdhms])+',
            description:
              "Policy for pulling images. Options include: 'always', 'never', 'if_not_present', 'missing', 'build', or time-based refresh policies.",
          },
          pull_refresh_after: {
            type: 'string',
            description: 'Time after which to refresh the image. Used with pull_policy=refresh.',
          },
          read_only: {
            type: ['boolean', 'string'],
            description: "Mount the container's filesystem as read only.",
          },
          restart: {
            type: 'string',
            description:
              "Restart policy for the service container. Options include: 'no', 'always', 'on-failure', and 'unless-stopped'.",
          },
          runtime: { type: 'string', description: "Runtime to use for this container, e.g., 'runc'." },
          scale: {
            type: ['integer', 'string'],
            description: 'Number of containers to deploy for this service.',
          },
          security_opt: {
            type: 'array',
            items: { type: 'string' },
            uniqueItems: !0,
            description: 'Override the default labeling scheme for each container.',
          },
          shm_size: {
            type: ['number', 'string'],
            description: "Size of /dev/shm. A string value can use suffix like '2g' for 2 gigabytes.",
          },
          secrets: {
            $ref: '#/definitions/service_config_or_secret',
            description: 'Grant access to Secrets on a per-service basis.',
          },
          sysctls: {
            $ref: '#/definitions/list_or_dict',
            description: 'Kernel parameters to set in the container. You can use either an array or a list.',
          },
          stdin_open: { type: ['boolean', 'string'], description: 'Keep STDIN open even if not attached.' },
          stop_grace_period: {
            type: 'string',
            description:
              "Time to wait for the container to stop gracefully before sending SIGKILL (e.g., '1s', '1m30s').",
          },
          stop_signal: {
            type: 'string',
            description: "Signal to stop the container (e.g., 'SIGTERM', 'SIGINT').",
          },
          storage_opt: { type: 'object', description: 'Storage driver options for the container.' },
          tmpfs: {
            $ref: '#/definitions/string_or_list',
            description:
              'Mount a temporary filesystem (tmpfs) into the container. Can be a single value or a list.',
          },
          tty: { type: ['boolean', 'string'], description: 'Allocate a pseudo-TTY to service container.' },
          ulimits: {
            $ref: '#/definitions/ulimits',
            description: 'Override the default ulimits for a container.',
          },
          use_api_socket: { type: 'boolean', description: 'Bind mount Docker API socket and required auth.' },
          user: { type: 'string', description: 'Username or UID to run the container process as.' },
          uts: {
            type: 'string',
            description: "UTS namespace to use. 'host' shares the host's UTS namespace.",
          },
          userns_mode: {
            type: 'string',
            description: "User namespace to use. 'host' shares the host's user namespace.",
          },
          volumes: {
            type: 'array',
            description:
              'Mount host paths or named volumes accessible to the container. Short syntax (VOLUME:CONTAINER_PATH[:MODE])',
            items: {
              oneOf: [
                { type: 'string' },
                {
                  type: 'object',
                  required: ['type'],
                  properties: {
                    type: {
                      type: 'string',
                      enum: ['bind', 'volume', 'tmpfs', 'cluster', 'npipe', 'image'],
                      description:
                        'The mount type: bind for mounting host directories, volume for named volumes, tmpfs for temporary filesystems, cluster for cluster volumes, npipe for named pipes, or image for mounting from an image.',
                    },
                    source: {
                      type: 'string',
                      description:
                        'The source of the mount, a path on the host for a bind mount, a docker image reference for an image mount, or the name of a volume defined in the top-level volumes key. Not applicable for a tmpfs mount.',
                    },
                    target: {
                      type: 'string',
                      description: 'The path in the container where the volume is mounted.',
                    },
                    read_only: {
                      type: ['boolean', 'string'],
                      description: 'Flag to set the volume as read-only.',
                    },
                    consistency: {
                      type: 'string',
                      description:
                        'The consistency requirements for the mount. Available values are platform specific.',
                    },
                    bind: {
                      type: 'object',
                      description: 'Configuration specific to bind mounts.',
                      properties: {
                        propagation: {
                          type: 'string',
                          description:
                            "The propagation mode for the bind mount: 'shared', 'slave', 'private', 'rshared', 'rslave', or 'rprivate'.",
                        },
                        create_host_path: {
                          type: ['boolean', 'string'],
                          description: "Create the host path if it doesn't exist.",
                        },
                        recursive: {
                          type: 'string',
                          enum: ['enabled', 'disabled', 'writable', 'readonly'],
                          description: 'Recursively mount the source directory.',
                        },
                        selinux: {
                          type: 'string',
                          enum: ['z', 'Z'],
                          description:
                            "SELinux relabeling options: 'z' for shared content, 'Z' for private unshared content.",
                        },
                      },
                      additionalProperties: !1,
                      patternProperties: { '^x-': {} },
                    },
                    volume: {
                      type: 'object',
                      description: 'Configuration specific to volume mounts.',
                      properties: {
                        labels: {
                          $ref: '#/definitions/list_or_dict',
                          description: 'Labels to apply to the volume.',
                        },
                        nocopy: {
                          type: ['boolean', 'string'],
                          description:
                            'Flag to disable copying of data from a container when a volume is created.',
                        },
                        subpath: {
                          type: 'string',
                          description: 'Path within the volume to mount instead of the volume root.',
                        },
                      },
                      additionalProperties: !1,
                      patternProperties: { '^x-': {} },
                    },
                    tmpfs: {
                      type: 'object',
                      description: 'Configuration specific to tmpfs mounts.',
                      properties: {
                        size: {
                          oneOf: [{ type: 'integer', minimum: 0 }, { type: 'string' }],
                          description: 'Size of the tmpfs mount in bytes.',
                        },
                        mode: { type: ['number', 'string'], description: 'File mode of the tmpfs in octal.' },
                      },
                      additionalProperties: !1,
                      patternProperties: { '^x-': {} },
                    },
                    image: {
                      type: 'object',
                      description: 'Configuration specific to image mounts.',
                      properties: {
                        subpath: {
                          type: 'string',
                          description: 'Path within the image to mount instead of the image root.',
                        },
                      },
                      additionalProperties: !1,
                      patternProperties: { '^x-': {} },
                    },
                  },
                  additionalProperties: !1,
                  patternProperties: { '^x-': {} },
                },
              ],
            },
            uniqueItems: !0,
          },
          volumes_from: {
            type: 'array',
            items: { type: 'string' },
            uniqueItems: !0,
            description:
              'Mount volumes from another service or container. Optionally specify read-only access (ro) or read-write (rw).',
          },
          working_dir: {
            type: 'string',
            description: 'The working directory in which the entrypoint or command will be run',
          },
          pre_start: { type: 'array', items: { $ref: '#/definitions/pre_start_hook' } },
        },
        patternProperties: { '^x-': {} },
        additionalProperties: !1,
      },
      healthcheck: {
        type: 'object',
        description: 'Configuration options to determine whether the container is healthy.',
        properties: {
          disable: {
            type: ['boolean', 'string'],
            description: 'Disable any container-specified healthcheck. Set to true to disable.',
          },
          interval: {
            type: 'string',
            description: "Time between running the check (e.g., '1s', '1m30s'). Default: 30s.",
          },
          retries: {
            type: ['number', 'string'],
            description:
              'Number of consecutive failures needed to consider the container as unhealthy. Default: 3.',
          },
          test: {
            oneOf: [{ type: 'string' }, { type: 'array', items: { type: 'string' } }],
            description:
              "The test to perform to check container health. Can be a string or a list. The first item is either NONE, CMD, or CMD-SHELL. If it's CMD, the rest of the command is exec'd. If it's CMD-SHELL, the rest is run in the shell.",
          },
          timeout: {
            type: 'string',
            description: "Maximum time to allow one check to run (e.g., '1s', '1m30s'). Default: 30s.",
          },
          start_period: {
            type: 'string',
            description:
              "Start period for the container to initialize before starting health-retries countdown (e.g., '1s', '1m30s'). Default: 0s.",
          },
          start_interval: {
            type: 'string',
            description:
              "Time between running the check during the start period (e.g., '1s', '1m30s'). Default: interval value.",
          },
        },
        additionalProperties: !1,
        patternProperties: { '^x-': {} },
      },
      development: {
        type: ['object', 'null'],
        description: 'Development configuration for the service, used for development workflows.',
        properties: {
          watch: {
            type: 'array',
            description:
              'Configure watch mode for the service, which monitors file changes and performs actions in response.',
            items: {
              type: 'object',
              required: ['path', 'action'],
              properties: {
                ignore: {
                  $ref: '#/definitions/string_or_list',
                  description: 'Patterns to exclude from watching.',
                },
                include: {
                  $ref: '#/definitions/string_or_list',
                  description: 'Patterns to include in watching.',
                },
                path: { type: 'string', description: 'Path to watch for changes.' },
                action: {
                  type: 'string',
                  enum: ['rebuild', 'sync', 'restart', 'sync+restart', 'sync+exec'],
                  description:
                    'Action to take when a change is detected: rebuild the container, sync files, restart the container, sync and restart, or sync and execute a command.',
                },
                target: { type: 'string', description: 'Target path in the container for sync operations.' },
                exec: {
                  $ref: '#/definitions/service_hook',
                  description: 'Command to execute when a change is detected and action is sync+exec.',
                },
                initial_sync: { type: ['boolean', 'string'] },
              },
              additionalProperties: !1,
              patternProperties: { '^x-': {} },
            },
          },
        },
        additionalProperties: !1,
        patternProperties: { '^x-': {} },
      },
      deployment: {
        type: ['object', 'null'],
        description: 'Deployment configuration for the service.',
        properties: {
          mode: {
            type: 'string',
            description: "Deployment mode for the service: 'replicated' (default) or 'global'.",
          },
          endpoint_mode: {
            type: 'string',
            description: "Endpoint mode for the service: 'vip' (default) or 'dnsrr'.",
          },
          replicas: {
            type: ['integer', 'string'],
            description: 'Number of replicas of the service container to run.',
          },
          labels: { $ref: '#/definitions/list_or_dict', description: 'Labels to apply to the service.' },
          rollback_config: {
            type: 'object',
            description: 'Configuration for rolling back a service update.',
            properties: {
              parallelism: {
                type: ['integer', 'string'],
                description:
                  'The number of containers to rollback at a time. If set to 0, all containers rollback simultaneously.',
              },
              delay: {
                type: 'string',
                description:
                  "The time to wait between each container group's rollback (e.g., '1s', '1m30s').",
              },
              failure_action: {
                type: 'string',
                description: "Action to take if a rollback fails: 'continue', 'pause'.",
              },
              monitor: {
                type: 'string',
                description:
                  "Duration to monitor each task for failures after it is created (e.g., '1s', '1m30s').",
              },
              max_failure_ratio: {
                type: ['number', 'string'],
                description: 'Failure rate to tolerate during a rollback.',
              },
              order: {
                type: 'string',
                enum: ['start-first', 'stop-first'],
                description: "Order of operations during rollbacks: 'stop-first' (default) or 'start-first'.",
              },
            },
            additionalProperties: !1,
            patternProperties: { '^x-': {} },
          },
          update_config: {
            type: 'object',
            description: 'Configuration for updating a service.',
            properties: {
              parallelism: {
                type: ['integer', 'string'],
                description: 'The number of containers to update at a time.',
              },
              delay: {
                type: 'string',
                description: "The time to wait between updating a group of containers (e.g., '1s', '1m30s').",
              },
              failure_action: {
                type: 'string',
                description: "Action to take if an update fails: 'continue', 'pause', 'rollback'.",
              },
              monitor: {
                type: 'string',
                description:
                  "Duration to monitor each updated task for failures after it is created (e.g., '1s', '1m30s').",
              },
              max_failure_ratio: {
                type: ['number', 'string'],
                description: 'Failure rate to tolerate during an update (0 to 1).',
              },
              order: {
                type: 'string',
                enum: ['start-first', 'stop-first'],
                description: "Order of operations during updates: 'stop-first' (default) or 'start-first'.",
              },
            },
            additionalProperties: !1,
            patternProperties: { '^x-': {} },
          },
          resources: {
            type: 'object',
            description: 'Resource constraints and reservations for the service.',
            properties: {
              limits: {
                type: 'object',
                description: 'Resource limits for the service containers.',
                properties: {
                  cpus: {
                    type: ['number', 'string'],
                    description:
                      'Limit for how much of the available CPU resources, as number of cores, a container can use.',
                  },
                  memory: {
                    type: 'string',
                    description:
                      "Limit on the amount of memory a container can allocate (e.g., '1g', '1024m').",
                  },
                  pids: {
                    type: ['integer', 'string'],
                    description: 'Maximum number of PIDs available to the container.',
                  },
                },
                additionalProperties: !1,
                patternProperties: { '^x-': {} },
              },
              reservations: {
                type: 'object',
                description: 'Resource reservations for the service containers.',
                properties: {
                  cpus: {
                    type: ['number', 'string'],
                    description:
                      'Reservation for how much of the available CPU resources, as number of cores, a container can use.',
                  },
                  memory: {
                    type: 'string',
                    description:
                      "Reservation on the amount of memory a container can allocate (e.g., '1g', '1024m').",
                  },
                  generic_resources: {
                    $ref: '#/definitions/generic_resources',
                    description: 'User-defined resources to reserve.',
                  },
                  devices: {
                    $ref: '#/definitions/devices',
                    description: 'Device reservations for the container.',
                  },
                },
                additionalProperties: !1,
                patternProperties: { '^x-': {} },
              },
            },
            additionalProperties: !1,
            patternProperties: { '^x-': {} },
          },
          restart_policy: {
            type: 'object',
            description: 'Restart policy for the service containers.',
            properties: {
              condition: {
                type: 'string',
                description: "Condition for restarting the container: 'none', 'on-failure', 'any'.",
              },
              delay: { type: 'string', description: "Delay between restart attempts (e.g., '1s', '1m30s')." },
              max_attempts: {
                type: ['integer', 'string'],
                description: 'Maximum number of restart attempts before giving up.',
              },
              window: {
                type: 'string',
                description: "Time window used to evaluate the restart policy (e.g., '1s', '1m30s').",
              },
            },
            additionalProperties: !1,
            patternProperties: { '^x-': {} },
          },
          placement: {
            type: 'object',
            description:
              'Constraints and preferences for the platform to select a physical node to run service containers',
            properties: {
              constraints: {
                type: 'array',
                items: { type: 'string' },
                description: "Placement constraints for the service (e.g., 'node.role==manager').",
              },
              preferences: {
                type: 'array',
                description: 'Placement preferences for the service.',
                items: {
                  type: 'object',
                  properties: {
                    spread: {
                      type: 'string',
                      description: 'Spread tasks evenly across values of the specified node label.',
                    },
                  },
                  additionalProperties: !1,
                  patternProperties: { '^x-': {} },
                },
              },
              max_replicas_per_node: {
                type: ['integer', 'string'],
                description: 'Maximum number of replicas of the service.',
              },
            },
            additionalProperties: !1,
            patternProperties: { '^x-': {} },
          },
        },
        additionalProperties: !1,
        patternProperties: { '^x-': {} },
      },
      generic_resources: {
        type: 'array',
        description:
          'User-defined resources for services, allowing services to reserve specialized hardware resources.',
        items: {
          type: 'object',
          properties: {
            discrete_resource_spec: {
              type: 'object',
              description: 'Specification for discrete (countable) resources.',
              properties: {
                kind: { type: 'string', description: "Type of resource (e.g., 'GPU', 'FPGA', 'SSD')." },
                value: {
                  type: ['number', 'string'],
                  description: 'Number of resources of this kind to reserve.',
                },
              },
              additionalProperties: !1,
              patternProperties: { '^x-': {} },
            },
          },
          additionalProperties: !1,
          patternProperties: { '^x-': {} },
        },
      },
      devices: {
        type: 'array',
        description:
          'Device reservations for containers, allowing services to access specific hardware devices.',
        items: {
          type: 'object',
          properties: {
            capabilities: {
              $ref: '#/definitions/list_of_strings',
              description:
                "List of capabilities the device needs to have (e.g., 'gpu', 'compute', 'utility').",
            },
            count: { type: ['string', 'integer'], description: 'Number of devices of this type to reserve.' },
            device_ids: {
              $ref: '#/definitions/list_of_strings',
              description: 'List of specific device IDs to reserve.',
            },
            driver: { type: 'string', description: "Device driver to use (e.g., 'nvidia')." },
            options: {
              $ref: '#/definitions/list_or_dict',
              description: 'Driver-specific options for the device.',
            },
          },
          additionalProperties: !1,
          patternProperties: { '^x-': {} },
          required: ['capabilities'],
        },
      },
      gpus: {
        oneOf: [
          { type: 'string', enum: ['all'], description: 'Use all available GPUs.' },
          {
            type: 'array',
            description: 'List of specific GPU devices to use.',
            items: {
              type: 'object',
              properties: {
                capabilities: {
                  $ref: '#/definitions/list_of_strings',
                  description: "List of capabilities the GPU needs to have (e.g., 'compute', 'utility').",
                },
                count: { type: ['string', 'integer'], description: 'Number of GPUs to use.' },
                device_ids: {
                  $ref: '#/definitions/list_of_strings',
                  description: 'List of specific GPU device IDs to use.',
                },
                driver: { type: 'string', description: "GPU driver to use (e.g., 'nvidia')." },
                options: {
                  $ref: '#/definitions/list_or_dict',
                  description: 'Driver-specific options for the GPU.',
                },
              },
            },
            additionalProperties: !1,
            patternProperties: { '^x-': {} },
          },
        ],
      },
      include: {
        description: 'Compose application or sub-projects to be included.',
        oneOf: [
          { type: 'string' },
          {
            type: 'object',
            properties: {
              path: {
                $ref: '#/definitions/string_or_list',
                description: 'Path to the Compose application or sub-project files to include.',
              },
              env_file: {
                $ref: '#/definitions/string_or_list',
                description:
                  'Path to the environment files to use to define default values when interpolating variables in the Compose files being parsed.',
              },
              project_directory: {
                type: 'string',
                description: 'Path to resolve relative paths set in the Compose file',
              },
            },
            additionalProperties: !1,
          },
        ],
      },
      network: {
        type: ['object', 'null'],
        description: 'Network configuration for the Compose application.',
        properties: {
          name: { type: 'string', description: 'Custom name for this network.' },
          driver: {
            type: 'string',
            description: "Specify which driver should be used for this network. Default is 'bridge'.",
          },
          driver_opts: {
            type: 'object',
            description: 'Specify driver-specific options defined as key/value pairs.',
            patternProperties: { '^.+$': { type: ['string', 'number'] } },
          },
          ipam: {
            type: 'object',
            description: 'Custom IP Address Management configuration for this network.',
            properties: {
              driver: { type: 'string', description: 'Custom IPAM driver, instead of the default.' },
              config: {
                type: 'array',
                description: 'List of IPAM configuration blocks.',
                items: {
                  type: 'object',
                  properties: {
                    subnet: {
                      type: 'string',
                      description: 'Subnet in CIDR format that represents a network segment.',
                    },
                    ip_range: {
                      type: 'string',
                      description: 'Range of IPs from which to allocate container IPs.',
                    },
                    gateway: { type: 'string', description: 'IPv4 or IPv6 gateway for the subnet.' },
                    aux_addresses: {
                      type: 'object',
                      description: 'Auxiliary IPv4 or IPv6 addresses used by Network driver.',
                      additionalProperties: !1,
                      patternProperties: { '^.+$': { type: 'string' } },
                    },
                  },
                  additionalProperties: !1,
                  patternProperties: { '^x-': {} },
                },
              },
              options: {
                type: 'object',
                description: 'Driver-specific options for the IPAM driver.',
                additionalProperties: !1,
                patternProperties: { '^.+$': { type: 'string' } },
              },
            },
            additionalProperties: !1,
            patternProperties: { '^x-': {} },
          },
          external: {
            type: ['boolean', 'string', 'object'],
            description: 'Specifies that this network already exists and was created outside of Compose.',
            properties: {
              name: {
                deprecated: !0,
                type: 'string',
                description:
                  "Specifies the name of the external network. Deprecated: use the 'name' property instead.",
              },
            },
            additionalProperties: !1,
            patternProperties: { '^x-': {} },
          },
          internal: { type: ['boolean', 'string'], description: 'Create an externally isolated network.' },
          enable_ipv4: { type: ['boolean', 'string'], description: 'Enable IPv4 networking.' },
          enable_ipv6: { type: ['boolean', 'string'], description: 'Enable IPv6 networking.' },
          attachable: {
            type: ['boolean', 'string'],
            description: 'If true, standalone containers can attach to this network.',
          },
          labels: {
            $ref: '#/definitions/list_or_dict',
            description: 'Add metadata to the network using labels.',
          },
        },
        additionalProperties: !1,
        patternProperties: { '^x-': {} },
      },
      volume: {
        type: ['object', 'null'],
        description: 'Volume configuration for the Compose application.',
        properties: {
          name: { type: 'string', description: 'Custom name for this volume.' },
          driver: {
            type: 'string',
            description: 'Specify which volume driver should be used for this volume.',
          },
          driver_opts: {
            type: 'object',
            description: 'Specify driver-specific options.',
            patternProperties: { '^.+$': { type: ['string', 'number'] } },
          },
          external: {
            type: ['boolean', 'string', 'object'],
            description: 'Specifies that this volume already exists and was created outside of Compose.',
            properties: {
              name: {
                deprecated: !0,
                type: 'string',
                description:
                  "Specifies the name of the external volume. Deprecated: use the 'name' property instead.",
              },
            },
            additionalProperties: !1,
            patternProperties: { '^x-': {} },
          },
          labels: {
            $ref: '#/definitions/list_or_dict',
            description: 'Add metadata to the volume using labels.',
          },
        },
        additionalProperties: !1,
        patternProperties: { '^x-': {} },
      },
      secret: {
        type: 'object',
        description: 'Secret configuration for the Compose application.',
        properties: {
          name: { type: 'string', description: 'Custom name for this secret.' },
          environment: {
            type: 'string',
            description: 'Name of an environment variable from which to get the secret value.',
          },
          file: { type: 'string', description: 'Path to a file containing the secret value.' },
          external: {
            type: ['boolean', 'string', 'object'],
            description: 'Specifies that this secret already exists and was created outside of Compose.',
            properties: {
              name: { type: 'string', description: 'Specifies the name of the external secret.' },
            },
          },
          labels: {
            $ref: '#/definitions/list_or_dict',
            description: 'Add metadata to the secret using labels.',
          },
          driver: {
            type: 'string',
            description: 'Specify which secret driver should be used for this secret.',
          },
          driver_opts: {
            type: 'object',
            description: 'Specify driver-specific options.',
            patternProperties: { '^.+$': { type: ['string', 'number'] } },
          },
          template_driver: {
            type: 'string',
            description: "Driver to use for templating the secret's value.",
          },
        },
        additionalProperties: !1,
        patternProperties: { '^x-': {} },
      },
      config: {
        type: 'object',
        description: 'Config configuration for the Compose application.',
        properties: {
          name: { type: 'string', description: 'Custom name for this config.' },
          content: { type: 'string', description: 'Inline content of the config.' },
          environment: {
            type: 'string',
            description: 'Name of an environment variable from which to get the config value.',
          },
          file: { type: 'string', description: 'Path to a file containing the config value.' },
          external: {
            type: ['boolean', 'string', 'object'],
            description: 'Specifies that this config already exists and was created outside of Compose.',
            properties: {
              name: {
                deprecated: !0,
                type: 'string',
                description:
                  "Specifies the name of the external config. Deprecated: use the 'name' property instead.",
              },
            },
          },
          labels: {
            $ref: '#/definitions/list_or_dict',
            description: 'Add metadata to the config using labels.',
          },
          template_driver: {
            type: 'string',
            description: "Driver to use for templating the config's value.",
          },
        },
        additionalProperties: !1,
        patternProperties: { '^x-': {} },
      },
      model: {
        type: 'object',
        description: 'Language Model for the Compose application.',
        properties: {
          name: { type: 'string', description: 'Custom name for this model.' },
          model: { type: 'string', description: 'Language Model to run.' },
          context_size: { type: 'integer' },
          runtime_flags: {
            type: 'array',
            items: { type: 'string' },
            description: 'Raw runtime flags to pass to the inference engine.',
          },
        },
        required: ['model'],
        additionalProperties: !1,
        patternProperties: { '^x-': {} },
      },
      command: {
        oneOf: [
          { type: 'null', description: "No command specified, use the container's default command." },
          {
            type: 'string',
            description: "Command as a string, which will be executed in a shell (e.g., '/bin/sh -c').",
          },
          {
            type: 'array',
            description: 'Command as an array of strings, which will be executed directly without a shell.',
            items: { type: 'string', description: 'Part of the command (executable or argument).' },
          },
        ],
        description:
          'Command to run in the container, which can be specified as a string (shell form) or array (exec form).',
      },
      service_hook: {
        type: 'object',
        description:
          "Configuration for service lifecycle hooks, which are commands executed at specific points in a container's lifecycle.",
        properties: {
          command: { $ref: '#/definitions/command', description: 'Command to execute as part of the hook.' },
          user: { type: 'string', description: 'User to run the command as.' },
          privileged: {
            type: ['boolean', 'string'],
            description: 'Whether to run the command with extended privileges.',
          },
          working_dir: { type: 'string', description: 'Working directory for the command.' },
          environment: {
            $ref: '#/definitions/list_or_dict',
            description: 'Environment variables for the command.',
          },
        },
        additionalProperties: !1,
        patternProperties: { '^x-': {} },
        required: ['command'],
      },
      env_file: {
        oneOf: [
          { type: 'string', description: 'Path to a file containing environment variables.' },
          {
            type: 'array',
            description: 'List of paths to files containing environment variables.',
            items: {
              oneOf: [
                { type: 'string', description: 'Path to a file containing environment variables.' },
                {
                  type: 'object',
                  description: 'Detailed configuration for an environment file.',
                  additionalProperties: !1,
                  properties: {
                    path: { type: 'string', description: 'Path to the environment file.' },
                    format: {
                      type: 'string',
                      description:
                        'Format attribute lets you to use an alternative file formats for env_file. When not set, env_file is parsed according to Compose rules.',
                    },
                    required: {
                      type: ['boolean', 'string'],
                      default: !0,
                      description:
                        "Whether the file is required. If true and the file doesn't exist, an error will be raised.",
                    },
                  },
                  required: ['path'],
                },
              ],
            },
          },
        ],
      },
      label_file: {
        oneOf: [
          { type: 'string', description: 'Path to a file containing Docker labels.' },
          {
            type: 'array',
            description: 'List of paths to files containing Docker labels.',
            items: { type: 'string', description: 'Path to a file containing Docker labels.' },
          },
        ],
      },
      string_or_list: {
        oneOf: [
          { type: 'string', description: 'A single string value.' },
          { $ref: '#/definitions/list_of_strings', description: 'A list of string values.' },
        ],
        description: 'Either a single string or a list of strings.',
      },
      list_of_strings: {
        type: 'array',
        description: 'A list of unique string values.',
        items: { type: 'string', description: 'A string value in the list.' },
        uniqueItems: !0,
      },
      list_or_dict: {
        oneOf: [
          {
            type: 'object',
            description: 'A dictionary mapping keys to values.',
            patternProperties: {
              '.+': {
                type: ['string', 'number', 'boolean', 'null'],
                description: 'Value for the key, which can be a string, number, boolean, or null.',
              },
            },
            additionalProperties: !1,
          },
          {
            type: 'array',
            description: 'A list of unique string values.',
            items: { type: 'string', description: 'A string value in the list.' },
            uniqueItems: !0,
          },
        ],
        description: 'Either a dictionary mapping keys to values, or a list of strings.',
      },
      extra_hosts: {
        oneOf: [
          {
            type: 'object',
            description: 'list mapping hostnames to IP addresses.',
            patternProperties: {
              '.+': {
                oneOf: [
                  { type: 'string', description: 'IP address for the hostname.' },
                  {
                    type: 'array',
                    description: 'List of IP addresses for the hostname.',
                    items: { type: 'string', description: 'IP address for the hostname.' },
                    uniqueItems: !1,
                  },
                ],
              },
            },
            additionalProperties: !1,
          },
          {
            type: 'array',
            description: "List of host:IP mappings in the format 'hostname:IP'.",
            items: { type: 'string', description: "Host:IP mapping in the format 'hostname:IP'." },
            uniqueItems: !0,
          },
        ],
        description: "Additional hostnames to be defined in the container's /etc/hosts file.",
      },
      blkio_limit: {
        type: 'object',
        description: 'Block IO limit for a specific device.',
        properties: {
          path: { type: 'string', description: "Path to the device (e.g., '/dev/sda')." },
          rate: {
            type: ['integer', 'string'],
            description: 'Rate limit in bytes per second or IO operations per second.',
          },
        },
        additionalProperties: !1,
      },
      blkio_weight: {
        type: 'object',
        description: 'Block IO weight for a specific device.',
        properties: {
          path: { type: 'string', description: "Path to the device (e.g., '/dev/sda')." },
          weight: {
            type: ['integer', 'string'],
            description: 'Relative weight for the device, between 10 and 1000.',
          },
        },
        additionalProperties: !1,
      },
      service_config_or_secret: {
        type: 'array',
        description:
          'Configuration for service configs or secrets, defining how they are mounted in the container.',
        items: {
          oneOf: [
            { type: 'string', description: 'Name of the config or secret to grant access to.' },
            {
              type: 'object',
              description: 'Detailed configuration for a config or secret.',
              properties: {
                source: {
                  type: 'string',
                  description:
                    'Name of the config or secret as defined in the top-level configs or secrets section.',
                },
                target: {
                  type: 'string',
                  description:
                    'Path in the container where the config or secret will be mounted. Defaults to /<source> for configs and /run/secrets/<source> for secrets.',
                },
                uid: {
                  type: 'string',
                  description: 'UID of the file in the container. Default is 0 (root).',
                },
                gid: {
                  type: 'string',
                  description: 'GID of the file in the container. Default is 0 (root).',
                },
                mode: {
                  type: ['number', 'string'],
                  description:
                    'File permission mode inside the container, in octal. Default is 0444 for configs and 0400 for secrets.',
                },
              },
              additionalProperties: !1,
              patternProperties: { '^x-': {} },
            },
          ],
        },
      },
      ulimits: {
        type: 'object',
        description:
          'Container ulimit options, controlling resource limits for processes inside the container.',
        patternProperties: {
          '^[a-z]+$': {
            oneOf: [
              { type: ['integer', 'string'], description: 'Single value for both soft and hard limits.' },
              {
                type: 'object',
                description: 'Separate soft and hard limits.',
                properties: {
                  hard: {
                    type: ['integer', 'string'],
                    description: 'Hard limit for the ulimit type. This is the maximum allowed value.',
                  },
                  soft: {
                    type: ['integer', 'string'],
                    description:
                      "Soft limit for the ulimit type. This is the value that's actually enforced.",
                  },
                },
                required: ['soft', 'hard'],
                additionalProperties: !1,
                patternProperties: { '^x-': {} },
              },
            ],
          },
        },
      },
      pre_start_hook: {
        type: 'object',
        properties: {
          command: { $ref: '#/definitions/command' },
          image: { type: 'string' },
          user: { type: 'string' },
          privileged: { type: ['boolean', 'string'] },
          working_dir: { type: 'string' },
          environment: { $ref: '#/definitions/list_or_dict' },
          per_replica: { type: ['boolean', 'string'] },
        },
        additionalProperties: !1,
        patternProperties: { '^x-': {} },
      },
    },
  };
var func2 = Object.prototype.hasOwnProperty,
  pattern0 = new RegExp('^x-', 'u'),
  pattern1 = new RegExp('^[a-zA-Z0-9._-]+$', 'u');
function validate12(data, { instancePath = '', parentData, parentDataProperty, rootData = data } = {}) {
  let vErrors = null,
    errors = 0,
    _errs0 = errors,
    valid0 = !1,
    passing0 = null,
    _errs1 = errors;
  if (typeof data != 'string') {
    let err0 = { instancePath, schemaPath: '#/oneOf/0/type', keyword: 'type', params: { type: 'string' } };
    (vErrors === null ? (vErrors = [err0]) : vErrors.push(err0), errors++);
  }
  var _valid0 = _errs1 === errors;
  _valid0 && ((valid0 = !0), (passing0 = 0));
  let _errs3 = errors;
  if (Array.isArray(data)) {
    let len0 = data.length;
    for (let i0 = 0; i0 < len0; i0++)
      if (typeof data[i0] != 'string') {
        let err1 = {
          instancePath: instancePath + '/' + i0,
          schemaPath: '#/definitions/list_of_strings/items/type',
          keyword: 'type',
          params: { type: 'string' },
        };
        (vErrors === null ? (vErrors = [err1]) : vErrors.push(err1), errors++);
      }
    let i1 = data.length,
      j0;
    if (i1 > 1) {
      let indices0 = {};
      for (; i1--;) {
        let item0 = data[i1];
        if (typeof item0 == 'string') {
          if (typeof indices0[item0] == 'number') {
            j0 = indices0[item0];
            let err2 = {
              instancePath,
              schemaPath: '#/definitions/list_of_strings/uniqueItems',
              keyword: 'uniqueItems',
              params: { i: i1, j: j0 },
            };
            (vErrors === null ? (vErrors = [err2]) : vErrors.push(err2), errors++);
            break;
          }
          indices0[item0] = i1;
        }
      }
    }
  } else {
    let err3 = {
      instancePath,
      schemaPath: '#/definitions/list_of_strings/type',
      keyword: 'type',
      params: { type: 'array' },
    };
    (vErrors === null ? (vErrors = [err3]) : vErrors.push(err3), errors++);
  }
  var _valid0 = _errs3 === errors;
  if (
    (_valid0 && valid0
      ? ((valid0 = !1), (passing0 = [passing0, 1]))
      : _valid0 && ((valid0 = !0), (passing0 = 1)),
    valid0)
  )
    ((errors = _errs0), vErrors !== null && (_errs0 ? (vErrors.length = _errs0) : (vErrors = null)));
  else {
    let err4 = {
      instancePath,
      schemaPath: '#/oneOf',
      keyword: 'oneOf',
      params: { passingSchemas: passing0 },
    };
    (vErrors === null ? (vErrors = [err4]) : vErrors.push(err4), errors++);
  }
  return ((validate12.errors = vErrors), errors === 0);
}
function validate11(data, { instancePath = '', parentData, parentDataProperty, rootData = data } = {}) {
  let vErrors = null,
    errors = 0,
    _errs0 = errors,
    valid0 = !1,
    passing0 = null,
    _errs1 = errors;
  if (typeof data != 'string') {
    let err0 = { instancePath, schemaPath: '#/oneOf/0/type', keyword: 'type', params: { type: 'string' } };
    (vErrors === null ? (vErrors = [err0]) : vErrors.push(err0), errors++);
  }
  var _valid0 = _errs1 === errors;
  _valid0 && ((valid0 = !0), (passing0 = 0));
  let _errs3 = errors;
  if (data && typeof data == 'object' && !Array.isArray(data)) {
    for (let key0 in data)
      if (!(key0 === 'path' || key0 === 'env_file' || key0 === 'project_directory')) {
        let err1 = {
          instancePath,
          schemaPath: '#/oneOf/1/additionalProperties',
          keyword: 'additionalProperties',
          params: { additionalProperty: key0 },
        };
        (vErrors === null ? (vErrors = [err1]) : vErrors.push(err1), errors++);
      }
    if (
      (data.path !== void 0 &&
        (validate12(data.path, {
          instancePath: instancePath + '/path',
          parentData: data,
          parentDataProperty: 'path',
          rootData,
        }) ||
          ((vErrors = vErrors === null ? validate12.errors : vErrors.concat(validate12.errors)),
          (errors = vErrors.length))),
      data.env_file !== void 0 &&
        (validate12(data.env_file, {
          instancePath: instancePath + '/env_file',
          parentData: data,
          parentDataProperty: 'env_file',
          rootData,
        }) ||
          ((vErrors = vErrors === null ? validate12.errors : vErrors.concat(validate12.errors)),
          (errors = vErrors.length))),
      data.project_directory !== void 0 && typeof data.project_directory != 'string')
    ) {
      let err2 = {
        instancePath: instancePath + '/project_directory',
        schemaPath: '#/oneOf/1/properties/project_directory/type',
        keyword: 'type',
        params: { type: 'string' },
      };
      (vErrors === null ? (vErrors = [err2]) : vErrors.push(err2), errors++);
    }
  } else {
    let err3 = { instancePath, schemaPath: '#/oneOf/1/type', keyword: 'type', params: { type: 'object' } };
    (vErrors === null ? (vErrors = [err3]) : vErrors.push(err3), errors++);
  }
  var _valid0 = _errs3 === errors;
  if (
    (_valid0 && valid0
      ? ((valid0 = !1), (passing0 = [passing0, 1]))
      : _valid0 && ((valid0 = !0), (passing0 = 1)),
    valid0)
  )
    ((errors = _errs0), vErrors !== null && (_errs0 ? (vErrors.length = _errs0) : (vErrors = null)));
  else {
    let err4 = {
      instancePath,
      schemaPath: '#/oneOf',
      keyword: 'oneOf',
      params: { passingSchemas: passing0 },
    };
    (vErrors === null ? (vErrors = [err4]) : vErrors.push(err4), errors++);
  }
  return ((validate11.errors = vErrors), errors === 0);
}
var schema15 = {
    type: 'object',
    description: 'Configuration for a service.',
    properties: {
      develop: { $ref: '#/definitions/development' },
      deploy: { $ref: '#/definitions/deployment' },
      annotations: { $ref: '#/definitions/list_or_dict' },
      attach: { type: ['boolean', 'string'] },
      build: {
        description: "Configuration options for building the service's image.",
        oneOf: [
          { type: 'string', description: 'Path to the build context. Can be a relative path or a URL.' },
          {
            type: 'object',
            properties: {
              context: {
                type: 'string',
                description: 'Path to the build context. Can be a relative path or a URL.',
              },
              dockerfile: {
                type: 'string',
                description: 'Name of the Dockerfile to use for building the image.',
              },
              dockerfile_inline: {
                type: 'string',
                description:
                  'Inline Dockerfile content to use instead of a Dockerfile from the build context.',
              },
              entitlements: {
                type: 'array',
                items: { type: 'string' },
                description: 'List of extra privileged entitlements to grant to the build process.',
              },
              args: {
                $ref: '#/definitions/list_or_dict',
                description: 'Build-time variables, specified as a map or a list of KEY=VAL pairs.',
              },
              ssh: {
                $ref: '#/definitions/list_or_dict',
                description:
                  "SSH agent socket or keys to expose to the build. Format is either a string or a list of 'default|<id>[=<socket>|<key>[,<key>]]'.",
              },
              labels: {
                $ref: '#/definitions/list_or_dict',
                description: 'Labels to apply to the built image.',
              },
              cache_from: {
                type: 'array',
                items: { type: 'string' },
                description: 'List of sources the image builder should use for cache resolution',
              },
              cache_to: {
                type: 'array',
                items: { type: 'string' },
                description: 'Cache destinations for the build cache.',
              },
              no_cache: {
                type: ['boolean', 'string'],
                description: 'Do not use cache when building the image.',
              },
              additional_contexts: {
                $ref: '#/definitions/list_or_dict',
                description:
                  'Additional build contexts to use, specified as a map of name to context path or URL.',
              },
              network: {
                type: 'string',
                description:
                  "Network mode to use for the build. Options include 'default', 'none', 'host', or a network name.",
              },
              pull: {
                type: ['boolean', 'string'],
                description: 'Always attempt to pull a newer version of the image.',
              },
              target: { type: 'string', description: 'Build stage to target in a multi-stage Dockerfile.' },
              shm_size: {
                type: ['integer', 'string'],
                description:
                  "Size of /dev/shm for the build container. A string value can use suffix like '2g' for 2 gigabytes.",
              },
              extra_hosts: {
                $ref: '#/definitions/extra_hosts',
                description: 'Add hostname mappings for the build container.',
              },
              isolation: {
                type: 'string',
                description: 'Container isolation technology to use for the build process.',
              },
              privileged: {
                type: ['boolean', 'string'],
                description: 'Give extended privileges to the build container.',
              },
              secrets: {
                $ref: '#/definitions/service_config_or_secret',
                description: 'Secrets to expose to the build. These are accessible at build-time.',
              },
              tags: {
                type: 'array',
                items: { type: 'string' },
                description: 'Additional tags to apply to the built image.',
              },
              ulimits: {
                $ref: '#/definitions/ulimits',
                description: 'Override the default ulimits for the build container.',
              },
              platforms: {
                type: 'array',
                items: { type: 'string' },
                description:
                  "Platforms to build for, e.g., 'linux/amd64', 'linux/arm64', or 'windows/amd64'.",
              },
              provenance: { type: ['string', 'boolean'] },
              sbom: { type: ['string', 'boolean'] },
              no_cache_filter: { $ref: '#/definitions/string_or_list' },
            },
            additionalProperties: !1,
            patternProperties: { '^x-': {} },
          },
        ],
      },
      blkio_config: {
        type: 'object',
        description: 'Block IO configuration for the service.',
        properties: {
          device_read_bps: {
            type: 'array',
            description: 'Limit read rate (bytes per second) from a device.',
            items: { $ref: '#/definitions/blkio_limit' },
          },
          device_read_iops: {
            type: 'array',
            description: 'Limit read rate (IO per second) from a device.',
            items: { $ref: '#/definitions/blkio_limit' },
          },
          device_write_bps: {
            type: 'array',
            description: 'Limit write rate (bytes per second) to a device.',
            items: { $ref: '#/definitions/blkio_limit' },
          },
          device_write_iops: {
            type: 'array',
            description: 'Limit write rate (IO per second) to a device.',
            items: { $ref: '#/definitions/blkio_limit' },
          },
          weight: {
            type: ['integer', 'string'],
            description: 'Block IO weight (relative weight) for the service, between 10 and 1000.',
          },
          weight_device: {
            type: 'array',
            description: 'Block IO weight (relative weight) for specific devices.',
            items: { $ref: '#/definitions/blkio_weight' },
          },
        },
        additionalProperties: !1,
      },
      cap_add: {
        type: 'array',
        items: { type: 'string' },
        uniqueItems: !0,
        description: "Add Linux capabilities. For example, 'CAP_SYS_ADMIN', 'SYS_ADMIN', or 'NET_ADMIN'.",
      },
      cap_drop: {
        type: 'array',
        items: { type: 'string' },
        uniqueItems: !0,
        description: "Drop Linux capabilities. For example, 'CAP_SYS_ADMIN', 'SYS_ADMIN', or 'NET_ADMIN'.",
      },
      cgroup: {
        type: 'string',
        enum: ['host', 'private'],
        description:
          "Specify the cgroup namespace to join. Use 'host' to use the host's cgroup namespace, or 'private' to use a private cgroup namespace.",
      },
      cgroup_parent: { type: 'string', description: 'Specify an optional parent cgroup for the container.' },
      command: {
        $ref: '#/definitions/command',
        description:
          "Override the default command declared by the container image, for example 'CMD' in Dockerfile.",
      },
      configs: {
        $ref: '#/definitions/service_config_or_secret',
        description: 'Grant access to Configs on a per-service basis.',
      },
      container_name: {
        type: 'string',
        description: 'Specify a custom container name, rather than a generated default name.',
        pattern: '[a-zA-Z0-9][a-zA-Z0-9_.-]+',
      },
      cpu_count: {
        oneOf: [{ type: 'string' }, { type: 'integer', minimum: 0 }],
        description: 'Number of usable CPUs.',
      },
      cpu_percent: {
        oneOf: [{ type: 'string' }, { type: 'integer', minimum: 0, maximum: 100 }],
        description: 'Percentage of CPU resources to use.',
      },
      cpu_shares: {
        type: ['number', 'string'],
        description: 'CPU shares (relative weight) for the container.',
      },
      cpu_quota: {
        type: ['number', 'string'],
        description: 'Limit the CPU CFS (Completely Fair Scheduler) quota.',
      },
      cpu_period: {
        type: ['number', 'string'],
        description: 'Limit the CPU CFS (Completely Fair Scheduler) period.',
      },
      cpu_rt_period: {
        type: ['number', 'string'],
        description: 'Limit the CPU real-time period in microseconds or a duration.',
      },
      cpu_rt_runtime: {
        type: ['number', 'string'],
        description: 'Limit the CPU real-time runtime in microseconds or a duration.',
      },
      cpus: {
        type: ['number', 'string'],
        description: 'Number of CPUs to use. A floating-point value is supported to request partial CPUs.',
      },
      cpuset: { type: 'string', description: 'CPUs in which to allow execution (0-3, 0,1).' },
      credential_spec: {
        type: 'object',
        description: 'Configure the credential spec for managed service account.',
        properties: {
          config: { type: 'string', description: 'The name of the credential spec Config to use.' },
          file: { type: 'string', description: 'Path to a credential spec file.' },
          registry: { type: 'string', description: 'Path to a credential spec in the Windows registry.' },
        },
        additionalProperties: !1,
        patternProperties: { '^x-': {} },
      },
      depends_on: {
        oneOf: [
          { $ref: '#/definitions/list_of_strings' },
          {
            type: 'object',
            additionalProperties: !1,
            patternProperties: {
              '^[a-zA-Z0-9._-]+$': {
                type: 'object',
                additionalProperties: !1,
                patternProperties: { '^x-': {} },
                properties: {
                  restart: {
                    type: ['boolean', 'string'],
                    description: 'Whether to restart dependent services when this service is restarted.',
                  },
                  required: {
                    type: 'boolean',
                    default: !0,
                    description: 'Whether the dependency is required for the dependent service to start.',
                  },
                  condition: {
                    type: 'string',
                    enum: ['service_started', 'service_healthy', 'service_completed_successfully'],
                    description:
                      "Condition to wait for. 'service_started' waits until the service has started, 'service_healthy' waits until the service is healthy (as defined by its healthcheck), 'service_completed_successfully' waits until the service has completed successfully.",
                  },
                },
                required: ['condition'],
              },
            },
          },
        ],
        description:
          'Express dependency between services. Service dependencies cause services to be started in dependency order. The dependent service will wait for the dependency to be ready before starting.',
      },
      device_cgroup_rules: {
        $ref: '#/definitions/list_of_strings',
        description: 'Add rules to the cgroup allowed devices list.',
      },
      devices: {
        type: 'array',
        description: 'List of device mappings for the container.',
        items: {
          oneOf: [
            { type: 'string' },
            {
              type: 'object',
              required: ['source'],
              properties: {
                source: { type: 'string', description: 'Path on the host to the device.' },
                target: {
                  type: 'string',
                  description: 'Path in the container where the device will be mapped.',
                },
                permissions: { type: 'string', description: 'Cgroup permissions for the device (rwm).' },
              },
              additionalProperties: !1,
              patternProperties: { '^x-': {} },
            },
          ],
        },
      },
      dns: {
        $ref: '#/definitions/string_or_list',
        description: 'Custom DNS servers to set for the service container.',
      },
      dns_opt: {
        type: 'array',
        items: { type: 'string' },
        uniqueItems: !0,
        description: "Custom DNS options to be passed to the container's DNS resolver.",
      },
      dns_search: {
        $ref: '#/definitions/string_or_list',
        description: 'Custom DNS search domains to set on the service container.',
      },
      domainname: { type: 'string', description: 'Custom domain name to use for the service container.' },
      entrypoint: {
        $ref: '#/definitions/command',
        description:
          "Override the default entrypoint declared by the container image, for example 'ENTRYPOINT' in Dockerfile.",
      },
      env_file: {
        $ref: '#/definitions/env_file',
        description:
          'Add environment variables from a file or multiple files. Can be a single file path or a list of file paths.',
      },
      label_file: {
        $ref: '#/definitions/label_file',
        description: 'Add metadata to containers using files containing Docker labels.',
      },
      environment: {
        $ref: '#/definitions/list_or_dict',
        description: 'Add environment variables. You can use either an array or a list of KEY=VAL pairs.',
      },
      expose: {
        type: 'array',
        items: { type: ['string', 'number'] },
        uniqueItems: !0,
        description:
          "Expose ports without publishing them to the host machine - they'll only be accessible to linked services.",
      },
      extends: {
        oneOf: [
          { type: 'string' },
          {
            type: 'object',
            properties: {
              service: { type: 'string', description: 'The name of the service to extend.' },
              file: { type: 'string', description: 'The file path where the service to extend is defined.' },
            },
            required: ['service'],
            additionalProperties: !1,
          },
        ],
        description: 'Extend another service, in the current file or another file.',
      },
      provider: {
        type: 'object',
        description:
          'Specify a service which will not be manage by Compose directly, and delegate its management to an external provider.',
        required: ['type'],
        properties: {
          type: {
            type: 'string',
            description:
              'External component used by Compose to manage setup and teardown lifecycle of the service.',
          },
          options: {
            type: 'object',
            description: 'Provider-specific options.',
            patternProperties: {
              '^.+$': {
                oneOf: [
                  { type: ['string', 'number', 'boolean'] },
                  { type: 'array', items: { type: ['string', 'number', 'boolean'] } },
                ],
              },
            },
          },
        },
        additionalProperties: !1,
        patternProperties: { '^x-': {} },
      },
      external_links: {
        type: 'array',
        items: { type: 'string' },
        uniqueItems: !0,
        description:
          'Link to services started outside this Compose application. Specify services as <service_name>:<alias>.',
      },
      extra_hosts: {
        $ref: '#/definitions/extra_hosts',
        description: 'Add hostname mappings to the container network interface configuration.',
      },
      gpus: {
        $ref: '#/definitions/gpus',
        description:
          "Define GPU devices to use. Can be set to 'all' to use all GPUs, or a list of specific GPU devices.",
      },
      group_add: {
        type: 'array',
        items: { type: ['string', 'number'] },
        uniqueItems: !0,
        description: 'Add additional groups which user inside the container should be member of.',
      },
      healthcheck: {
        $ref: '#/definitions/healthcheck',
        description: 'Configure a health check for the container to monitor its health status.',
      },
      hostname: { type: 'string', description: 'Define a custom hostname for the service container.' },
      image: {
        type: 'string',
        description:
          'Specify the image to start the container from. Can be a repository/tag, a digest, or a local image ID.',
      },
      init: {
        type: ['boolean', 'string'],
        description: 'Run as an init process inside the container that forwards signals and reaps processes.',
      },
      ipc: {
        type: 'string',
        description:
          "IPC sharing mode for the service container. Use 'host' to share the host's IPC namespace, 'service:[service_name]' to share with another service, or 'shareable' to allow other services to share this service's IPC namespace.",
      },
      isolation: {
        type: 'string',
        description: 'Container isolation technology to use. Supported values are platform-specific.',
      },
      labels: {
        $ref: '#/definitions/list_or_dict',
        description: 'Add metadata to containers using Docker labels. You can use either an array or a list.',
      },
      links: {
        type: 'array',
        items: { type: 'string' },
        uniqueItems: !0,
        description:
          'Link to containers in another service. Either specify both the service name and a link alias (SERVICE:ALIAS), or just the service name.',
      },
      logging: {
        type: 'object',
        description: 'Logging configuration for the service.',
        properties: {
          driver: {
            type: 'string',
            description: "Logging driver to use, such as 'json-file', 'syslog', 'journald', etc.",
          },
          options: {
            type: 'object',
            description: 'Options for the logging driver.',
            patternProperties: { '^.+$': { type: ['string', 'number', 'null'] } },
          },
        },
        additionalProperties: !1,
        patternProperties: { '^x-': {} },
      },
      mac_address: { type: 'string', description: 'Container MAC address to set.' },
      mem_limit: {
        type: ['number', 'string'],
        description:
          "Memory limit for the container. A string value can use suffix like '2g' for 2 gigabytes.",
      },
      mem_reservation: { type: ['string', 'integer'], description: 'Memory reservation for the container.' },
      mem_swappiness: {
        type: ['integer', 'string'],
        description: 'Container memory swappiness as percentage (0 to 100).',
      },
      memswap_limit: {
        type: ['number', 'string'],
        description:
          'Amount of memory the container is allowed to swap to disk. Set to -1 to enable unlimited swap.',
      },
      network_mode: {
        type: 'string',
        description:
          "Network mode. Values can be 'bridge', 'host', 'none', 'service:[service name]', or 'container:[container name]'.",
      },
      models: {
        oneOf: [
          { $ref: '#/definitions/list_of_strings' },
          {
            type: 'object',
            patternProperties: {
              '^[a-zA-Z0-9._-]+$': {
                type: ['object', 'null'],
                properties: {
                  endpoint_var: {
                    type: 'string',
                    description: 'Environment variable set to AI model endpoint.',
                  },
                  model_var: { type: 'string', description: 'Environment variable set to AI model name.' },
                },
                additionalProperties: !1,
                patternProperties: { '^x-': {} },
              },
            },
          },
        ],
        description: 'AI Models to use, referencing entries under the top-level models key.',
      },
      networks: {
        oneOf: [
          { $ref: '#/definitions/list_of_strings' },
          {
            type: 'object',
            patternProperties: {
              '^[a-zA-Z0-9._-]+$': {
                oneOf: [
                  {
                    type: 'object',
                    properties: {
                      aliases: {
                        $ref: '#/definitions/list_of_strings',
                        description: 'Alternative hostnames for this service on the network.',
                      },
                      interface_name: {
                        type: 'string',
                        description: 'Interface network name used to connect to network',
                      },
                      ipv4_address: {
                        type: 'string',
                        description: 'Specify a static IPv4 address for this service on this network.',
                      },
                      ipv6_address: {
                        type: 'string',
                        description: 'Specify a static IPv6 address for this service on this network.',
                      },
                      link_local_ips: {
                        $ref: '#/definitions/list_of_strings',
                        description: 'List of link-local IPs.',
                      },
                      mac_address: {
                        type: 'string',
                        description: 'Specify a MAC address for this service on this network.',
                      },
                      driver_opts: {
                        type: 'object',
                        description: 'Driver options for this network.',
                        patternProperties: { '^.+$': { type: ['string', 'number'] } },
                      },
                      priority: {
                        type: 'number',
                        description: 'Specify the priority for the network connection.',
                      },
                      gw_priority: {
                        type: 'number',
                        description: 'Specify the gateway priority for the network connection.',
                      },
                    },
                    additionalProperties: !1,
                    patternProperties: { '^x-': {} },
                  },
                  { type: 'null' },
                ],
              },
            },
            additionalProperties: !1,
          },
        ],
        description:
          'Networks to join, referencing entries under the top-level networks key. Can be a list of network names or a mapping of network name to network configuration.',
      },
      oom_kill_disable: { type: ['boolean', 'string'], description: 'Disable OOM Killer for the container.' },
      oom_score_adj: {
        oneOf: [{ type: 'string' }, { type: 'integer', minimum: -1e3, maximum: 1e3 }],
        description: "Tune host's OOM preferences for the container (accepts -1000 to 1000).",
      },
      pid: { type: ['string', 'null'], description: 'PID mode for container.' },
      pids_limit: {
        type: ['number', 'string'],
        description: "Tune a container's PIDs limit. Set to -1 for unlimited PIDs.",
      },
      platform: {
        type: 'string',
        description: "Target platform to run on, e.g., 'linux/amd64', 'linux/arm64', or 'windows/amd64'.",
      },
      ports: {
        type: 'array',
        description: 'Expose container ports. Short format ([HOST:]CONTAINER[/PROTOCOL]).',
        items: {
          oneOf: [
            { type: 'number' },
            { type: 'string' },
            {
              type: 'object',
              properties: {
                name: { type: 'string', description: 'A human-readable name for this port mapping.' },
                mode: {
                  type: 'string',
                  description:
                    "The port binding mode, either 'host' for publishing a host port or 'ingress' for load balancing.",
                },
                host_ip: { type: 'string', description: 'The host IP to bind to.' },
                target: { type: ['integer', 'string'], description: 'The port inside the container.' },
                published: { type: ['string', 'integer'], description: 'The publicly exposed port.' },
                protocol: { type: 'string', description: 'The port protocol (tcp or udp).' },
                app_protocol: {
                  type: 'string',
                  description: 'Application protocol to use with the port (e.g., http, https, mysql).',
                },
              },
              additionalProperties: !1,
              patternProperties: { '^x-': {} },
            },
          ],
        },
        uniqueItems: !0,
      },
      post_start: {
        type: 'array',
        items: { $ref: '#/definitions/service_hook' },
        description: 'Commands to run after the container starts. If any command fails, the container stops.',
      },
      pre_stop: {
        type: 'array',
        items: { $ref: '#/definitions/service_hook' },
        description:
          'Commands to run before the container stops. If any command fails, the container stop is aborted.',
      },
      privileged: {
        type: ['boolean', 'string'],
        description: 'Give extended privileges to the service container.',
      },
      profiles: {
        $ref: '#/definitions/list_of_strings',
        description:
          'List of profiles for this service. When profiles are specified, services are only started when the profile is activated.',
      },
      pull_policy: {
        type: 'string',
        pattern: 'always|never|build|if_not_present|missing|refresh|daily|weekly|every_([0-9]+[wdhms])+',
        description:
          "Policy for pulling images. Options include: 'always', 'never', 'if_not_present', 'missing', 'build', or time-based refresh policies.",
      },
      pull_refresh_after: {
        type: 'string',
        description: 'Time after which to refresh the image. Used with pull_policy=refresh.',
      },
      read_only: {
        type: ['boolean', 'string'],
        description: "Mount the container's filesystem as read only.",
      },
      restart: {
        type: 'string',
        description:
          "Restart policy for the service container. Options include: 'no', 'always', 'on-failure', and 'unless-stopped'.",
      },
      runtime: { type: 'string', description: "Runtime to use for this container, e.g., 'runc'." },
      scale: { type: ['integer', 'string'], description: 'Number of containers to deploy for this service.' },
      security_opt: {
        type: 'array',
        items: { type: 'string' },
        uniqueItems: !0,
        description: 'Override the default labeling scheme for each container.',
      },
      shm_size: {
        type: ['number', 'string'],
        description: "Size of /dev/shm. A string value can use suffix like '2g' for 2 gigabytes.",
      },
      secrets: {
        $ref: '#/definitions/service_config_or_secret',
        description: 'Grant access to Secrets on a per-service basis.',
      },
      sysctls: {
        $ref: '#/definitions/list_or_dict',
        description: 'Kernel parameters to set in the container. You can use either an array or a list.',
      },
      stdin_open: { type: ['boolean', 'string'], description: 'Keep STDIN open even if not attached.' },
      stop_grace_period: {
        type: 'string',
        description:
          "Time to wait for the container to stop gracefully before sending SIGKILL (e.g., '1s', '1m30s').",
      },
      stop_signal: {
        type: 'string',
        description: "Signal to stop the container (e.g., 'SIGTERM', 'SIGINT').",
      },
      storage_opt: { type: 'object', description: 'Storage driver options for the container.' },
      tmpfs: {
        $ref: '#/definitions/string_or_list',
        description:
          'Mount a temporary filesystem (tmpfs) into the container. Can be a single value or a list.',
      },
      tty: { type: ['boolean', 'string'], description: 'Allocate a pseudo-TTY to service container.' },
      ulimits: {
        $ref: '#/definitions/ulimits',
        description: 'Override the default ulimits for a container.',
      },
      use_api_socket: { type: 'boolean', description: 'Bind mount Docker API socket and required auth.' },
      user: { type: 'string', description: 'Username or UID to run the container process as.' },
      uts: { type: 'string', description: "UTS namespace to use. 'host' shares the host's UTS namespace." },
      userns_mode: {
        type: 'string',
        description: "User namespace to use. 'host' shares the host's user namespace.",
      },
      volumes: {
        type: 'array',
        description:
          'Mount host paths or named volumes accessible to the container. Short syntax (VOLUME:CONTAINER_PATH[:MODE])',
        items: {
          oneOf: [
            { type: 'string' },
            {
              type: 'object',
              required: ['type'],
              properties: {
                type: {
                  type: 'string',
                  enum: ['bind', 'volume', 'tmpfs', 'cluster', 'npipe', 'image'],
                  description:
                    'The mount type: bind for mounting host directories, volume for named volumes, tmpfs for temporary filesystems, cluster for cluster volumes, npipe for named pipes, or image for mounting from an image.',
                },
                source: {
                  type: 'string',
                  description:
                    'The source of the mount, a path on the host for a bind mount, a docker image reference for an image mount, or the name of a volume defined in the top-level volumes key. Not applicable for a tmpfs mount.',
                },
                target: {
                  type: 'string',
                  description: 'The path in the container where the volume is mounted.',
                },
                read_only: {
                  type: ['boolean', 'string'],
                  description: 'Flag to set the volume as read-only.',
                },
                consistency: {
                  type: 'string',
                  description:
                    'The consistency requirements for the mount. Available values are platform specific.',
                },
                bind: {
                  type: 'object',
                  description: 'Configuration specific to bind mounts.',
                  properties: {
                    propagation: {
                      type: 'string',
                      description:
                        "The propagation mode for the bind mount: 'shared', 'slave', 'private', 'rshared', 'rslave', or 'rprivate'.",
                    },
                    create_host_path: {
                      type: ['boolean', 'string'],
                      description: "Create the host path if it doesn't exist.",
                    },
                    recursive: {
                      type: 'string',
                      enum: ['enabled', 'disabled', 'writable', 'readonly'],
                      description: 'Recursively mount the source directory.',
                    },
                    selinux: {
                      type: 'string',
                      enum: ['z', 'Z'],
                      description:
                        "SELinux relabeling options: 'z' for shared content, 'Z' for private unshared content.",
                    },
                  },
                  additionalProperties: !1,
                  patternProperties: { '^x-': {} },
                },
                volume: {
                  type: 'object',
                  description: 'Configuration specific to volume mounts.',
                  properties: {
                    labels: {
                      $ref: '#/definitions/list_or_dict',
                      description: 'Labels to apply to the volume.',
                    },
                    nocopy: {
                      type: ['boolean', 'string'],
                      description:
                        'Flag to disable copying of data from a container when a volume is created.',
                    },
                    subpath: {
                      type: 'string',
                      description: 'Path within the volume to mount instead of the volume root.',
                    },
                  },
                  additionalProperties: !1,
                  patternProperties: { '^x-': {} },
                },
                tmpfs: {
                  type: 'object',
                  description: 'Configuration specific to tmpfs mounts.',
                  properties: {
                    size: {
                      oneOf: [{ type: 'integer', minimum: 0 }, { type: 'string' }],
                      description: 'Size of the tmpfs mount in bytes.',
                    },
                    mode: { type: ['number', 'string'], description: 'File mode of the tmpfs in octal.' },
                  },
                  additionalProperties: !1,
                  patternProperties: { '^x-': {} },
                },
                image: {
                  type: 'object',
                  description: 'Configuration specific to image mounts.',
                  properties: {
                    subpath: {
                      type: 'string',
                      description: 'Path within the image to mount instead of the image root.',
                    },
                  },
                  additionalProperties: !1,
                  patternProperties: { '^x-': {} },
                },
              },
              additionalProperties: !1,
              patternProperties: { '^x-': {} },
            },
          ],
        },
        uniqueItems: !0,
      },
      volumes_from: {
        type: 'array',
        items: { type: 'string' },
        uniqueItems: !0,
        description:
          'Mount volumes from another service or container. Optionally specify read-only access (ro) or read-write (rw).',
      },
      working_dir: {
        type: 'string',
        description: 'The working directory in which the entrypoint or command will be run',
      },
      pre_start: { type: 'array', items: { $ref: '#/definitions/pre_start_hook' } },
    },
    patternProperties: { '^x-': {} },
    additionalProperties: !1,
  },
  schema19 = {
    oneOf: [
      {
        type: 'object',
        description: 'A dictionary mapping keys to values.',
        patternProperties: {
          '.+': {
            type: ['string', 'number', 'boolean', 'null'],
            description: 'Value for the key, which can be a string, number, boolean, or null.',
          },
        },
        additionalProperties: !1,
      },
      {
        type: 'array',
        description: 'A list of unique string values.',
        items: { type: 'string', description: 'A string value in the list.' },
        uniqueItems: !0,
      },
    ],
    description: 'Either a dictionary mapping keys to values, or a list of strings.',
  };
var schema33 = {
    type: 'array',
    description:
      'Configuration for service configs or secrets, defining how they are mounted in the container.',
    items: {
      oneOf: [
        { type: 'string', description: 'Name of the config or secret to grant access to.' },
        {
          type: 'object',
          description: 'Detailed configuration for a config or secret.',
          properties: {
            source: {
              type: 'string',
              description:
                'Name of the config or secret as defined in the top-level configs or secrets section.',
            },
            target: {
              type: 'string',
              description:
                'Path in the container where the config or secret will be mounted. Defaults to /<source> for configs and /run/secrets/<source> for secrets.',
            },
            uid: { type: 'string', description: 'UID of the file in the container. Default is 0 (root).' },
            gid: { type: 'string', description: 'GID of the file in the container. Default is 0 (root).' },
            mode: {
              type: ['number', 'string'],
              description:
                'File permission mode inside the container, in octal. Default is 0444 for configs and 0400 for secrets.',
            },
          },
          additionalProperties: !1,
          patternProperties: { '^x-': {} },
        },
      ],
    },
  },
  schema34 = {
    type: 'object',
    description: 'Container ulimit options, controlling resource limits for processes inside the container.',
    patternProperties: {
      '^[a-z]+$': {
        oneOf: [
          { type: ['integer', 'string'], description: 'Single value for both soft and hard limits.' },
          {
            type: 'object',
            description: 'Separate soft and hard limits.',
            properties: {
              hard: {
                type: ['integer', 'string'],
                description: 'Hard limit for the ulimit type. This is the maximum allowed value.',
              },
              soft: {
                type: ['integer', 'string'],
                description: "Soft limit for the ulimit type. This is the value that's actually enforced.",
              },
            },
            required: ['soft', 'hard'],
            additionalProperties: !1,
            patternProperties: { '^x-': {} },
          },
        ],
      },
    },
  },
  schema35 = {
    type: 'object',
    description: 'Block IO limit for a specific device.',
    properties: {
      path: { type: 'string', description: "Path to the device (e.g., '/dev/sda')." },
      rate: {
        type: ['integer', 'string'],
        description: 'Rate limit in bytes per second or IO operations per second.',
      },
    },
    additionalProperties: !1,
  },
  schema39 = {
    type: 'object',
    description: 'Block IO weight for a specific device.',
    properties: {
      path: { type: 'string', description: "Path to the device (e.g., '/dev/sda')." },
      weight: {
        type: ['integer', 'string'],
        description: 'Relative weight for the device, between 10 and 1000.',
      },
    },
    additionalProperties: !1,
  };
var schema45 = {
  oneOf: [
    { type: 'string', description: 'Path to a file containing environment variables.' },
    {
      type: 'array',
      description: 'List of paths to files containing environment variables.',
      items: {
        oneOf: [
          { type: 'string', description: 'Path to a file containing environment variables.' },
          {
            type: 'object',
            description: 'Detailed configuration for an environment file.',
            additionalProperties: !1,
            properties: {
              path: { type: 'string', description: 'Path to the environment file.' },
              format: {
                type: 'string',
                description:
                  'Format attribute lets you to use an alternative file formats for env_file. When not set, env_file is parsed according to Compose rules.',
              },
              required: {
                type: ['boolean', 'string'],
                default: !0,
                description:
                  "Whether the file is required. If true and the file doesn't exist, an error will be raised.",
              },
            },
            required: ['path'],
          },
        ],
      },
    },
  ],
};
var schema53 = {
    type: 'object',
    description: 'Configuration options to determine whether the container is healthy.',
    properties: {
      disable: {
        type: ['boolean', 'string'],
        description: 'Disable any container-specified healthcheck. Set to true to disable.',
      },
      interval: {
        type: 'string',
        description: "Time between running the check (e.g., '1s', '1m30s'). Default: 30s.",
      },
      retries: {
        type: ['number', 'string'],
        description:
          'Number of consecutive failures needed to consider the container as unhealthy. Default: 3.',
      },
      test: {
        oneOf: [{ type: 'string' }, { type: 'array', items: { type: 'string' } }],
        description:
          "The test to perform to check container health. Can be a string or a list. The first item is either NONE, CMD, or CMD-SHELL. If it's CMD, the rest of the command is exec'd. If it's CMD-SHELL, the rest is run in the shell.",
      },
      timeout: {
        type: 'string',
        description: "Maximum time to allow one check to run (e.g., '1s', '1m30s'). Default: 30s.",
      },
      start_period: {
        type: 'string',
        description:
          "Start period for the container to initialize before starting health-retries countdown (e.g., '1s', '1m30s'). Default: 0s.",
      },
      start_interval: {
        type: 'string',
        description:
          "Time between running the check during the start period (e.g., '1s', '1m30s'). Default: interval value.",
      },
    },
    additionalProperties: !1,
    patternProperties: { '^x-': {} },
  },
  func0 = require_equal().default,
  pattern7 = new RegExp('.+', 'u'),
  pattern39 = new RegExp('^[a-z]+$', 'u'),
  pattern42 = new RegExp('[a-zA-Z0-9][a-zA-Z0-9_.-]+', 'u'),
  pattern51 = new RegExp('^.+$', 'u'),
  pattern69 = new RegExp(
    'always|never|build|if_not_present|missing|refresh|daily|weekly|every_([0-9]+[wdhms])+',
    'u',
  ),
  schema16 = {
    type: ['object', 'null'],
    description: 'Development configuration for the service, used for development workflows.',
    properties: {
      watch: {
        type: 'array',
        description:
          'Configure watch mode for the service, which monitors file changes and performs actions in response.',
        items: {
          type: 'object',
          required: ['path', 'action'],
          properties: {
            ignore: {
              $ref: '#/definitions/string_or_list',
              description: 'Patterns to exclude from watching.',
            },
            include: {
              $ref: '#/definitions/string_or_list',
              description: 'Patterns to include in watching.',
            },
            path: { type: 'string', description: 'Path to watch for changes.' },
            action: {
              type: 'string',
              enum: ['rebuild', 'sync', 'restart', 'sync+restart', 'sync+exec'],
              description:
                'Action to take when a change is detected: rebuild the container, sync files, restart the container, sync and restart, or sync and execute a command.',
            },
            target: { type: 'string', description: 'Target path in the container for sync operations.' },
            exec: {
              $ref: '#/definitions/service_hook',
              description: 'Command to execute when a change is detected and action is sync+exec.',
            },
            initial_sync: { type: ['boolean', 'string'] },
          },
          additionalProperties: !1,
          patternProperties: { '^x-': {} },
        },
      },
    },
    additionalProperties: !1,
    patternProperties: { '^x-': {} },
  },
  schema17 = {
    type: 'object',
    description:
      "Configuration for service lifecycle hooks, which are commands executed at specific points in a container's lifecycle.",
    properties: {
      command: { $ref: '#/definitions/command', description: 'Command to execute as part of the hook.' },
      user: { type: 'string', description: 'User to run the command as.' },
      privileged: {
        type: ['boolean', 'string'],
        description: 'Whether to run the command with extended privileges.',
      },
      working_dir: { type: 'string', description: 'Working directory for the command.' },
      environment: {
        $ref: '#/definitions/list_or_dict',
        description: 'Environment variables for the command.',
      },
    },
    additionalProperties: !1,
    patternProperties: { '^x-': {} },
    required: ['command'],
  };
function validate20(data, { instancePath = '', parentData, parentDataProperty, rootData = data } = {}) {
  let vErrors = null,
    errors = 0;
  if (data && typeof data == 'object' && !Array.isArray(data)) {
    if (data.command === void 0) {
      let err0 = {
        instancePath,
        schemaPath: '#/required',
        keyword: 'required',
        params: { missingProperty: 'command' },
      };
      (vErrors === null ? (vErrors = [err0]) : vErrors.push(err0), errors++);
    }
    for (let key0 in data)
      if (!(
        key0 === 'command' ||
        key0 === 'user' ||
        key0 === 'privileged' ||
        key0 === 'working_dir' ||
        key0 === 'environment' ||
        pattern0.test(key0)
      )) {
        let err1 = {
          instancePath,
          schemaPath: '#/additionalProperties',
          keyword: 'additionalProperties',
          params: { additionalProperty: key0 },
        };
        (vErrors === null ? (vErrors = [err1]) : vErrors.push(err1), errors++);
      }
    if (data.command !== void 0) {
      let data0 = data.command,
        _errs4 = errors,
        valid2 = !1,
        passing0 = null,
        _errs5 = errors;
      if (data0 !== null) {
        let err2 = {
          instancePath: instancePath + '/command',
          schemaPath: '#/definitions/command/oneOf/0/type',
          keyword: 'type',
          params: { type: 'null' },
        };
        (vErrors === null ? (vErrors = [err2]) : vErrors.push(err2), errors++);
      }
      var _valid0 = _errs5 === errors;
      _valid0 && ((valid2 = !0), (passing0 = 0));
      let _errs7 = errors;
      if (typeof data0 != 'string') {
        let err3 = {
          instancePath: instancePath + '/command',
          schemaPath: '#/definitions/command/oneOf/1/type',
          keyword: 'type',
          params: { type: 'string' },
        };
        (vErrors === null ? (vErrors = [err3]) : vErrors.push(err3), errors++);
      }
      var _valid0 = _errs7 === errors;
      if (_valid0 && valid2) ((valid2 = !1), (passing0 = [passing0, 1]));
      else {
        _valid0 && ((valid2 = !0), (passing0 = 1));
        let _errs9 = errors;
        if (Array.isArray(data0)) {
          let len0 = data0.length;
          for (let i0 = 0; i0 < len0; i0++)
            if (typeof data0[i0] != 'string') {
              let err4 = {
                instancePath: instancePath + '/command/' + i0,
                schemaPath: '#/definitions/command/oneOf/2/items/type',
                keyword: 'type',
                params: { type: 'string' },
              };
              (vErrors === null ? (vErrors = [err4]) : vErrors.push(err4), errors++);
            }
        } else {
          let err5 = {
            instancePath: instancePath + '/command',
            schemaPath: '#/definitions/command/oneOf/2/type',
            keyword: 'type',
            params: { type: 'array' },
          };
          (vErrors === null ? (vErrors = [err5]) : vErrors.push(err5), errors++);
        }
        var _valid0 = _errs9 === errors;
        _valid0 && valid2
          ? ((valid2 = !1), (passing0 = [passing0, 2]))
          : _valid0 && ((valid2 = !0), (passing0 = 2));
      }
      if (valid2)
        ((errors = _errs4), vErrors !== null && (_errs4 ? (vErrors.length = _errs4) : (vErrors = null)));
      else {
        let err6 = {
          instancePath: instancePath + '/command',
          schemaPath: '#/definitions/command/oneOf',
          keyword: 'oneOf',
          params: { passingSchemas: passing0 },
        };
        (vErrors === null ? (vErrors = [err6]) : vErrors.push(err6), errors++);
      }
    }
    if (data.user !== void 0 && typeof data.user != 'string') {
      let err7 = {
        instancePath: instancePath + '/user',
        schemaPath: '#/properties/user/type',
        keyword: 'type',
        params: { type: 'string' },
      };
      (vErrors === null ? (vErrors = [err7]) : vErrors.push(err7), errors++);
    }
    if (data.privileged !== void 0) {
      let data3 = data.privileged;
      if (typeof data3 != 'boolean' && typeof data3 != 'string') {
        let err8 = {
          instancePath: instancePath + '/privileged',
          schemaPath: '#/properties/privileged/type',
          keyword: 'type',
          params: { type: schema17.properties.privileged.type },
        };
        (vErrors === null ? (vErrors = [err8]) : vErrors.push(err8), errors++);
      }
    }
    if (data.working_dir !== void 0 && typeof data.working_dir != 'string') {
      let err9 = {
        instancePath: instancePath + '/working_dir',
        schemaPath: '#/properties/working_dir/type',
        keyword: 'type',
        params: { type: 'string' },
      };
      (vErrors === null ? (vErrors = [err9]) : vErrors.push(err9), errors++);
    }
    if (data.environment !== void 0) {
      let data5 = data.environment,
        _errs21 = errors,
        valid6 = !1,
        passing1 = null,
        _errs22 = errors;
      if (data5 && typeof data5 == 'object' && !Array.isArray(data5)) {
        for (let key1 in data5)
          if (!pattern7.test(key1)) {
            let err10 = {
              instancePath: instancePath + '/environment',
              schemaPath: '#/definitions/list_or_dict/oneOf/0/additionalProperties',
              keyword: 'additionalProperties',
              params: { additionalProperty: key1 },
            };
            (vErrors === null ? (vErrors = [err10]) : vErrors.push(err10), errors++);
          }
        for (let key2 in data5)
          if (pattern7.test(key2)) {
            let data6 = data5[key2];
            if (
              typeof data6 != 'string' &&
              typeof data6 != 'number' &&
              typeof data6 != 'boolean' &&
              data6 !== null
            ) {
              let err11 = {
                instancePath: instancePath + '/environment/' + key2.replace(/~/g, '~0').replace(/\//g, '~1'),
                schemaPath: '#/definitions/list_or_dict/oneOf/0/patternProperties/.%2B/type',
                keyword: 'type',
                params: { type: schema19.oneOf[0].patternProperties['.+'].type },
              };
              (vErrors === null ? (vErrors = [err11]) : vErrors.push(err11), errors++);
            }
          }
      } else {
        let err12 = {
          instancePath: instancePath + '/environment',
          schemaPath: '#/definitions/list_or_dict/oneOf/0/type',
          keyword: 'type',
          params: { type: 'object' },
        };
        (vErrors === null ? (vErrors = [err12]) : vErrors.push(err12), errors++);
      }
      var _valid1 = _errs22 === errors;
      _valid1 && ((valid6 = !0), (passing1 = 0));
      let _errs27 = errors;
      if (Array.isArray(data5)) {
        let len1 = data5.length;
        for (let i1 = 0; i1 < len1; i1++)
          if (typeof data5[i1] != 'string') {
            let err13 = {
              instancePath: instancePath + '/environment/' + i1,
              schemaPath: '#/definitions/list_or_dict/oneOf/1/items/type',
              keyword: 'type',
              params: { type: 'string' },
            };
            (vErrors === null ? (vErrors = [err13]) : vErrors.push(err13), errors++);
          }
        let i2 = data5.length,
          j0;
        if (i2 > 1) {
          let indices0 = {};
          for (; i2--;) {
            let item0 = data5[i2];
            if (typeof item0 == 'string') {
              if (typeof indices0[item0] == 'number') {
                j0 = indices0[item0];
                let err14 = {
                  instancePath: instancePath + '/environment',
                  schemaPath: '#/definitions/list_or_dict/oneOf/1/uniqueItems',
                  keyword: 'uniqueItems',
                  params: { i: i2, j: j0 },
                };
                (vErrors === null ? (vErrors = [err14]) : vErrors.push(err14), errors++);
                break;
              }
              indices0[item0] = i2;
            }
          }
        }
      } else {
        let err15 = {
          instancePath: instancePath + '/environment',
          schemaPath: '#/definitions/list_or_dict/oneOf/1/type',
          keyword: 'type',
          params: { type: 'array' },
        };
        (vErrors === null ? (vErrors = [err15]) : vErrors.push(err15), errors++);
      }
      var _valid1 = _errs27 === errors;
      if (
        (_valid1 && valid6
          ? ((valid6 = !1), (passing1 = [passing1, 1]))
          : _valid1 && ((valid6 = !0), (passing1 = 1)),
        valid6)
      )
        ((errors = _errs21), vErrors !== null && (_errs21 ? (vErrors.length = _errs21) : (vErrors = null)));
      else {
        let err16 = {
          instancePath: instancePath + '/environment',
          schemaPath: '#/definitions/list_or_dict/oneOf',
          keyword: 'oneOf',
          params: { passingSchemas: passing1 },
        };
        (vErrors === null ? (vErrors = [err16]) : vErrors.push(err16), errors++);
      }
    }
  } else {
    let err17 = { instancePath, schemaPath: '#/type', keyword: 'type', params: { type: 'object' } };
    (vErrors === null ? (vErrors = [err17]) : vErrors.push(err17), errors++);
  }
  return ((validate20.errors = vErrors), errors === 0);
}
function validate17(data, { instancePath = '', parentData, parentDataProperty, rootData = data } = {}) {
  let vErrors = null,
    errors = 0;
  if (!(data && typeof data == 'object' && !Array.isArray(data)) && data !== null) {
    let err0 = { instancePath, schemaPath: '#/type', keyword: 'type', params: { type: schema16.type } };
    (vErrors === null ? (vErrors = [err0]) : vErrors.push(err0), errors++);
  }
  if (data && typeof data == 'object' && !Array.isArray(data)) {
    for (let key0 in data)
      if (!(key0 === 'watch' || pattern0.test(key0))) {
        let err1 = {
          instancePath,
          schemaPath: '#/additionalProperties',
          keyword: 'additionalProperties',
          params: { additionalProperty: key0 },
        };
        (vErrors === null ? (vErrors = [err1]) : vErrors.push(err1), errors++);
      }
    if (data.watch !== void 0) {
      let data0 = data.watch;
      if (Array.isArray(data0)) {
        let len0 = data0.length;
        for (let i0 = 0; i0 < len0; i0++) {
          let data1 = data0[i0];
          if (data1 && typeof data1 == 'object' && !Array.isArray(data1)) {
            if (data1.path === void 0) {
              let err2 = {
                instancePath: instancePath + '/watch/' + i0,
                schemaPath: '#/properties/watch/items/required',
                keyword: 'required',
                params: { missingProperty: 'path' },
              };
              (vErrors === null ? (vErrors = [err2]) : vErrors.push(err2), errors++);
            }
            if (data1.action === void 0) {
              let err3 = {
                instancePath: instancePath + '/watch/' + i0,
                schemaPath: '#/properties/watch/items/required',
                keyword: 'required',
                params: { missingProperty: 'action' },
              };
              (vErrors === null ? (vErrors = [err3]) : vErrors.push(err3), errors++);
            }
            for (let key1 in data1)
              if (!(
                key1 === 'ignore' ||
                key1 === 'include' ||
                key1 === 'path' ||
                key1 === 'action' ||
                key1 === 'target' ||
                key1 === 'exec' ||
                key1 === 'initial_sync' ||
                pattern0.test(key1)
              )) {
                let err4 = {
                  instancePath: instancePath + '/watch/' + i0,
                  schemaPath: '#/properties/watch/items/additionalProperties',
                  keyword: 'additionalProperties',
                  params: { additionalProperty: key1 },
                };
                (vErrors === null ? (vErrors = [err4]) : vErrors.push(err4), errors++);
              }
            if (
              (data1.ignore !== void 0 &&
                (validate12(data1.ignore, {
                  instancePath: instancePath + '/watch/' + i0 + '/ignore',
                  parentData: data1,
                  parentDataProperty: 'ignore',
                  rootData,
                }) ||
                  ((vErrors = vErrors === null ? validate12.errors : vErrors.concat(validate12.errors)),
                  (errors = vErrors.length))),
              data1.include !== void 0 &&
                (validate12(data1.include, {
                  instancePath: instancePath + '/watch/' + i0 + '/include',
                  parentData: data1,
                  parentDataProperty: 'include',
                  rootData,
                }) ||
                  ((vErrors = vErrors === null ? validate12.errors : vErrors.concat(validate12.errors)),
                  (errors = vErrors.length))),
              data1.path !== void 0 && typeof data1.path != 'string')
            ) {
              let err5 = {
                instancePath: instancePath + '/watch/' + i0 + '/path',
                schemaPath: '#/properties/watch/items/properties/path/type',
                keyword: 'type',
                params: { type: 'string' },
              };
              (vErrors === null ? (vErrors = [err5]) : vErrors.push(err5), errors++);
            }
            if (data1.action !== void 0) {
              let data5 = data1.action;
              if (typeof data5 != 'string') {
                let err6 = {
                  instancePath: instancePath + '/watch/' + i0 + '/action',
                  schemaPath: '#/properties/watch/items/properties/action/type',
                  keyword: 'type',
                  params: { type: 'string' },
                };
                (vErrors === null ? (vErrors = [err6]) : vErrors.push(err6), errors++);
              }
              if (!(
                data5 === 'rebuild' ||
                data5 === 'sync' ||
                data5 === 'restart' ||
                data5 === 'sync+restart' ||
                data5 === 'sync+exec'
              )) {
                let err7 = {
                  instancePath: instancePath + '/watch/' + i0 + '/action',
                  schemaPath: '#/properties/watch/items/properties/action/enum',
                  keyword: 'enum',
                  params: { allowedValues: schema16.properties.watch.items.properties.action.enum },
                };
                (vErrors === null ? (vErrors = [err7]) : vErrors.push(err7), errors++);
              }
            }
            if (data1.target !== void 0 && typeof data1.target != 'string') {
              let err8 = {
                instancePath: instancePath + '/watch/' + i0 + '/target',
                schemaPath: '#/properties/watch/items/properties/target/type',
                keyword: 'type',
                params: { type: 'string' },
              };
              (vErrors === null ? (vErrors = [err8]) : vErrors.push(err8), errors++);
            }
            if (
              (data1.exec !== void 0 &&
                (validate20(data1.exec, {
                  instancePath: instancePath + '/watch/' + i0 + '/exec',
                  parentData: data1,
                  parentDataProperty: 'exec',
                  rootData,
                }) ||
                  ((vErrors = vErrors === null ? validate20.errors : vErrors.concat(validate20.errors)),
                  (errors = vErrors.length))),
              data1.initial_sync !== void 0)
            ) {
              let data8 = data1.initial_sync;
              if (typeof data8 != 'boolean' && typeof data8 != 'string') {
                let err9 = {
                  instancePath: instancePath + '/watch/' + i0 + '/initial_sync',
                  schemaPath: '#/properties/watch/items/properties/initial_sync/type',
                  keyword: 'type',
                  params: { type: schema16.properties.watch.items.properties.initial_sync.type },
                };
                (vErrors === null ? (vErrors = [err9]) : vErrors.push(err9), errors++);
              }
            }
          } else {
            let err10 = {
              instancePath: instancePath + '/watch/' + i0,
              schemaPath: '#/properties/watch/items/type',
              keyword: 'type',
              params: { type: 'object' },
            };
            (vErrors === null ? (vErrors = [err10]) : vErrors.push(err10), errors++);
          }
        }
      } else {
        let err11 = {
          instancePath: instancePath + '/watch',
          schemaPath: '#/properties/watch/type',
          keyword: 'type',
          params: { type: 'array' },
        };
        (vErrors === null ? (vErrors = [err11]) : vErrors.push(err11), errors++);
      }
    }
  }
  return ((validate17.errors = vErrors), errors === 0);
}
var schema20 = {
    type: ['object', 'null'],
    description: 'Deployment configuration for the service.',
    properties: {
      mode: {
        type: 'string',
        description: "Deployment mode for the service: 'replicated' (default) or 'global'.",
      },
      endpoint_mode: {
        type: 'string',
        description: "Endpoint mode for the service: 'vip' (default) or 'dnsrr'.",
      },
      replicas: {
        type: ['integer', 'string'],
        description: 'Number of replicas of the service container to run.',
      },
      labels: { $ref: '#/definitions/list_or_dict', description: 'Labels to apply to the service.' },
      rollback_config: {
        type: 'object',
        description: 'Configuration for rolling back a service update.',
        properties: {
          parallelism: {
            type: ['integer', 'string'],
            description:
              'The number of containers to rollback at a time. If set to 0, all containers rollback simultaneously.',
          },
          delay: {
            type: 'string',
            description: "The time to wait between each container group's rollback (e.g., '1s', '1m30s').",
          },
          failure_action: {
            type: 'string',
            description: "Action to take if a rollback fails: 'continue', 'pause'.",
          },
          monitor: {
            type: 'string',
            description:
              "Duration to monitor each task for failures after it is created (e.g., '1s', '1m30s').",
          },
          max_failure_ratio: {
            type: ['number', 'string'],
            description: 'Failure rate to tolerate during a rollback.',
          },
          order: {
            type: 'string',
            enum: ['start-first', 'stop-first'],
            description: "Order of operations during rollbacks: 'stop-first' (default) or 'start-first'.",
          },
        },
        additionalProperties: !1,
        patternProperties: { '^x-': {} },
      },
      update_config: {
        type: 'object',
        description: 'Configuration for updating a service.',
        properties: {
          parallelism: {
            type: ['integer', 'string'],
            description: 'The number of containers to update at a time.',
          },
          delay: {
            type: 'string',
            description: "The time to wait between updating a group of containers (e.g., '1s', '1m30s').",
          },
          failure_action: {
            type: 'string',
            description: "Action to take if an update fails: 'continue', 'pause', 'rollback'.",
          },
          monitor: {
            type: 'string',
            description:
              "Duration to monitor each updated task for failures after it is created (e.g., '1s', '1m30s').",
          },
          max_failure_ratio: {
            type: ['number', 'string'],
            description: 'Failure rate to tolerate during an update (0 to 1).',
          },
          order: {
            type: 'string',
            enum: ['start-first', 'stop-first'],
            description: "Order of operations during updates: 'stop-first' (default) or 'start-first'.",
          },
        },
        additionalProperties: !1,
        patternProperties: { '^x-': {} },
      },
      resources: {
        type: 'object',
        description: 'Resource constraints and reservations for the service.',
        properties: {
          limits: {
            type: 'object',
            description: 'Resource limits for the service containers.',
            properties: {
              cpus: {
                type: ['number', 'string'],
                description:
                  'Limit for how much of the available CPU resources, as number of cores, a container can use.',
              },
              memory: {
                type: 'string',
                description: "Limit on the amount of memory a container can allocate (e.g., '1g', '1024m').",
              },
              pids: {
                type: ['integer', 'string'],
                description: 'Maximum number of PIDs available to the container.',
              },
            },
            additionalProperties: !1,
            patternProperties: { '^x-': {} },
          },
          reservations: {
            type: 'object',
            description: 'Resource reservations for the service containers.',
            properties: {
              cpus: {
                type: ['number', 'string'],
                description:
                  'Reservation for how much of the available CPU resources, as number of cores, a container can use.',
              },
              memory: {
                type: 'string',
                description:
                  "Reservation on the amount of memory a container can allocate (e.g., '1g', '1024m').",
              },
              generic_resources: {
                $ref: '#/definitions/generic_resources',
                description: 'User-defined resources to reserve.',
              },
              devices: {
                $ref: '#/definitions/devices',
                description: 'Device reservations for the container.',
              },
            },
            additionalProperties: !1,
            patternProperties: { '^x-': {} },
          },
        },
        additionalProperties: !1,
        patternProperties: { '^x-': {} },
      },
      restart_policy: {
        type: 'object',
        description: 'Restart policy for the service containers.',
        properties: {
          condition: {
            type: 'string',
            description: "Condition for restarting the container: 'none', 'on-failure', 'any'.",
          },
          delay: { type: 'string', description: "Delay between restart attempts (e.g., '1s', '1m30s')." },
          max_attempts: {
            type: ['integer', 'string'],
            description: 'Maximum number of restart attempts before giving up.',
          },
          window: {
            type: 'string',
            description: "Time window used to evaluate the restart policy (e.g., '1s', '1m30s').",
          },
        },
        additionalProperties: !1,
        patternProperties: { '^x-': {} },
      },
      placement: {
        type: 'object',
        description:
          'Constraints and preferences for the platform to select a physical node to run service containers',
        properties: {
          constraints: {
            type: 'array',
            items: { type: 'string' },
            description: "Placement constraints for the service (e.g., 'node.role==manager').",
          },
          preferences: {
            type: 'array',
            description: 'Placement preferences for the service.',
            items: {
              type: 'object',
              properties: {
                spread: {
                  type: 'string',
                  description: 'Spread tasks evenly across values of the specified node label.',
                },
              },
              additionalProperties: !1,
              patternProperties: { '^x-': {} },
            },
          },
          max_replicas_per_node: {
            type: ['integer', 'string'],
            description: 'Maximum number of replicas of the service.',
          },
        },
        additionalProperties: !1,
        patternProperties: { '^x-': {} },
      },
    },
    additionalProperties: !1,
    patternProperties: { '^x-': {} },
  },
  schema22 = {
    type: 'array',
    description:
      'User-defined resources for services, allowing services to reserve specialized hardware resources.',
    items: {
      type: 'object',
      properties: {
        discrete_resource_spec: {
          type: 'object',
          description: 'Specification for discrete (countable) resources.',
          properties: {
            kind: { type: 'string', description: "Type of resource (e.g., 'GPU', 'FPGA', 'SSD')." },
            value: {
              type: ['number', 'string'],
              description: 'Number of resources of this kind to reserve.',
            },
          },
          additionalProperties: !1,
          patternProperties: { '^x-': {} },
        },
      },
      additionalProperties: !1,
      patternProperties: { '^x-': {} },
    },
  },
  schema23 = {
    type: 'array',
    description: 'Device reservations for containers, allowing services to access specific hardware devices.',
    items: {
      type: 'object',
      properties: {
        capabilities: {
          $ref: '#/definitions/list_of_strings',
          description: "List of capabilities the device needs to have (e.g., 'gpu', 'compute', 'utility').",
        },
        count: { type: ['string', 'integer'], description: 'Number of devices of this type to reserve.' },
        device_ids: {
          $ref: '#/definitions/list_of_strings',
          description: 'List of specific device IDs to reserve.',
        },
        driver: { type: 'string', description: "Device driver to use (e.g., 'nvidia')." },
        options: {
          $ref: '#/definitions/list_or_dict',
          description: 'Driver-specific options for the device.',
        },
      },
      additionalProperties: !1,
      patternProperties: { '^x-': {} },
      required: ['capabilities'],
    },
  };
function validate24(data, { instancePath = '', parentData, parentDataProperty, rootData = data } = {}) {
  let vErrors = null,
    errors = 0;
  if (Array.isArray(data)) {
    let len0 = data.length;
    for (let i0 = 0; i0 < len0; i0++) {
      let data0 = data[i0];
      if (data0 && typeof data0 == 'object' && !Array.isArray(data0)) {
        if (data0.capabilities === void 0) {
          let err0 = {
            instancePath: instancePath + '/' + i0,
            schemaPath: '#/items/required',
            keyword: 'required',
            params: { missingProperty: 'capabilities' },
          };
          (vErrors === null ? (vErrors = [err0]) : vErrors.push(err0), errors++);
        }
        for (let key0 in data0)
          if (!(
            key0 === 'capabilities' ||
            key0 === 'count' ||
            key0 === 'device_ids' ||
            key0 === 'driver' ||
            key0 === 'options' ||
            pattern0.test(key0)
          )) {
            let err1 = {
              instancePath: instancePath + '/' + i0,
              schemaPath: '#/items/additionalProperties',
              keyword: 'additionalProperties',
              params: { additionalProperty: key0 },
            };
            (vErrors === null ? (vErrors = [err1]) : vErrors.push(err1), errors++);
          }
        if (data0.capabilities !== void 0) {
          let data1 = data0.capabilities;
          if (Array.isArray(data1)) {
            let len1 = data1.length;
            for (let i1 = 0; i1 < len1; i1++)
              if (typeof data1[i1] != 'string') {
                let err2 = {
                  instancePath: instancePath + '/' + i0 + '/capabilities/' + i1,
                  schemaPath: '#/definitions/list_of_strings/items/type',
                  keyword: 'type',
                  params: { type: 'string' },
                };
                (vErrors === null ? (vErrors = [err2]) : vErrors.push(err2), errors++);
              }
            let i2 = data1.length,
              j0;
            if (i2 > 1) {
              let indices0 = {};
              for (; i2--;) {
                let item0 = data1[i2];
                if (typeof item0 == 'string') {
                  if (typeof indices0[item0] == 'number') {
                    j0 = indices0[item0];
                    let err3 = {
                      instancePath: instancePath + '/' + i0 + '/capabilities',
                      schemaPath: '#/definitions/list_of_strings/uniqueItems',
                      keyword: 'uniqueItems',
                      params: { i: i2, j: j0 },
                    };
                    (vErrors === null ? (vErrors = [err3]) : vErrors.push(err3), errors++);
                    break;
                  }
                  indices0[item0] = i2;
                }
              }
            }
          } else {
            let err4 = {
              instancePath: instancePath + '/' + i0 + '/capabilities',
              schemaPath: '#/definitions/list_of_strings/type',
              keyword: 'type',
              params: { type: 'array' },
            };
            (vErrors === null ? (vErrors = [err4]) : vErrors.push(err4), errors++);
          }
        }
        if (data0.count !== void 0) {
          let data3 = data0.count;
          if (typeof data3 != 'string' && !(typeof data3 == 'number' && !(data3 % 1) && !isNaN(data3))) {
            let err5 = {
              instancePath: instancePath + '/' + i0 + '/count',
              schemaPath: '#/items/properties/count/type',
              keyword: 'type',
              params: { type: schema23.items.properties.count.type },
            };
            (vErrors === null ? (vErrors = [err5]) : vErrors.push(err5), errors++);
          }
        }
        if (data0.device_ids !== void 0) {
          let data4 = data0.device_ids;
          if (Array.isArray(data4)) {
            let len2 = data4.length;
            for (let i3 = 0; i3 < len2; i3++)
              if (typeof data4[i3] != 'string') {
                let err6 = {
                  instancePath: instancePath + '/' + i0 + '/device_ids/' + i3,
                  schemaPath: '#/definitions/list_of_strings/items/type',
                  keyword: 'type',
                  params: { type: 'string' },
                };
                (vErrors === null ? (vErrors = [err6]) : vErrors.push(err6), errors++);
              }
            let i4 = data4.length,
              j1;
            if (i4 > 1) {
              let indices1 = {};
              for (; i4--;) {
                let item1 = data4[i4];
                if (typeof item1 == 'string') {
                  if (typeof indices1[item1] == 'number') {
                    j1 = indices1[item1];
                    let err7 = {
                      instancePath: instancePath + '/' + i0 + '/device_ids',
                      schemaPath: '#/definitions/list_of_strings/uniqueItems',
                      keyword: 'uniqueItems',
                      params: { i: i4, j: j1 },
                    };
                    (vErrors === null ? (vErrors = [err7]) : vErrors.push(err7), errors++);
                    break;
                  }
                  indices1[item1] = i4;
                }
              }
            }
          } else {
            let err8 = {
              instancePath: instancePath + '/' + i0 + '/device_ids',
              schemaPath: '#/definitions/list_of_strings/type',
              keyword: 'type',
              params: { type: 'array' },
            };
            (vErrors === null ? (vErrors = [err8]) : vErrors.push(err8), errors++);
          }
        }
        if (data0.driver !== void 0 && typeof data0.driver != 'string') {
          let err9 = {
            instancePath: instancePath + '/' + i0 + '/driver',
            schemaPath: '#/items/properties/driver/type',
            keyword: 'type',
            params: { type: 'string' },
          };
          (vErrors === null ? (vErrors = [err9]) : vErrors.push(err9), errors++);
        }
        if (data0.options !== void 0) {
          let data7 = data0.options,
            _errs20 = errors,
            valid12 = !1,
            passing0 = null,
            _errs21 = errors;
          if (data7 && typeof data7 == 'object' && !Array.isArray(data7)) {
            for (let key1 in data7)
              if (!pattern7.test(key1)) {
                let err10 = {
                  instancePath: instancePath + '/' + i0 + '/options',
                  schemaPath: '#/definitions/list_or_dict/oneOf/0/additionalProperties',
                  keyword: 'additionalProperties',
                  params: { additionalProperty: key1 },
                };
                (vErrors === null ? (vErrors = [err10]) : vErrors.push(err10), errors++);
              }
            for (let key2 in data7)
              if (pattern7.test(key2)) {
                let data8 = data7[key2];
                if (
                  typeof data8 != 'string' &&
                  typeof data8 != 'number' &&
                  typeof data8 != 'boolean' &&
                  data8 !== null
                ) {
                  let err11 = {
                    instancePath:
                      instancePath + '/' + i0 + '/options/' + key2.replace(/~/g, '~0').replace(/\//g, '~1'),
                    schemaPath: '#/definitions/list_or_dict/oneOf/0/patternProperties/.%2B/type',
                    keyword: 'type',
                    params: { type: schema19.oneOf[0].patternProperties['.+'].type },
                  };
                  (vErrors === null ? (vErrors = [err11]) : vErrors.push(err11), errors++);
                }
              }
          } else {
            let err12 = {
              instancePath: instancePath + '/' + i0 + '/options',
              schemaPath: '#/definitions/list_or_dict/oneOf/0/type',
              keyword: 'type',
              params: { type: 'object' },
            };
            (vErrors === null ? (vErrors = [err12]) : vErrors.push(err12), errors++);
          }
          var _valid0 = _errs21 === errors;
          _valid0 && ((valid12 = !0), (passing0 = 0));
          let _errs26 = errors;
          if (Array.isArray(data7)) {
            let len3 = data7.length;
            for (let i5 = 0; i5 < len3; i5++)
              if (typeof data7[i5] != 'string') {
                let err13 = {
                  instancePath: instancePath + '/' + i0 + '/options/' + i5,
                  schemaPath: '#/definitions/list_or_dict/oneOf/1/items/type',
                  keyword: 'type',
                  params: { type: 'string' },
                };
                (vErrors === null ? (vErrors = [err13]) : vErrors.push(err13), errors++);
              }
            let i6 = data7.length,
              j2;
            if (i6 > 1) {
              let indices2 = {};
              for (; i6--;) {
                let item2 = data7[i6];
                if (typeof item2 == 'string') {
                  if (typeof indices2[item2] == 'number') {
                    j2 = indices2[item2];
                    let err14 = {
                      instancePath: instancePath + '/' + i0 + '/options',
                      schemaPath: '#/definitions/list_or_dict/oneOf/1/uniqueItems',
                      keyword: 'uniqueItems',
                      params: { i: i6, j: j2 },
                    };
                    (vErrors === null ? (vErrors = [err14]) : vErrors.push(err14), errors++);
                    break;
                  }
                  indices2[item2] = i6;
                }
              }
            }
          } else {
            let err15 = {
              instancePath: instancePath + '/' + i0 + '/options',
              schemaPath: '#/definitions/list_or_dict/oneOf/1/type',
              keyword: 'type',
              params: { type: 'array' },
            };
            (vErrors === null ? (vErrors = [err15]) : vErrors.push(err15), errors++);
          }
          var _valid0 = _errs26 === errors;
          if (
            (_valid0 && valid12
              ? ((valid12 = !1), (passing0 = [passing0, 1]))
              : _valid0 && ((valid12 = !0), (passing0 = 1)),
            valid12)
          )
            ((errors = _errs20),
              vErrors !== null && (_errs20 ? (vErrors.length = _errs20) : (vErrors = null)));
          else {
            let err16 = {
              instancePath: instancePath + '/' + i0 + '/options',
              schemaPath: '#/definitions/list_or_dict/oneOf',
              keyword: 'oneOf',
              params: { passingSchemas: passing0 },
            };
            (vErrors === null ? (vErrors = [err16]) : vErrors.push(err16), errors++);
          }
        }
      } else {
        let err17 = {
          instancePath: instancePath + '/' + i0,
          schemaPath: '#/items/type',
          keyword: 'type',
          params: { type: 'object' },
        };
        (vErrors === null ? (vErrors = [err17]) : vErrors.push(err17), errors++);
      }
    }
  } else {
    let err18 = { instancePath, schemaPath: '#/type', keyword: 'type', params: { type: 'array' } };
    (vErrors === null ? (vErrors = [err18]) : vErrors.push(err18), errors++);
  }
  return ((validate24.errors = vErrors), errors === 0);
}
function validate23(data, { instancePath = '', parentData, parentDataProperty, rootData = data } = {}) {
  let vErrors = null,
    errors = 0;
  if (!(data && typeof data == 'object' && !Array.isArray(data)) && data !== null) {
    let err0 = { instancePath, schemaPath: '#/type', keyword: 'type', params: { type: schema20.type } };
    (vErrors === null ? (vErrors = [err0]) : vErrors.push(err0), errors++);
  }
  if (data && typeof data == 'object' && !Array.isArray(data)) {
    for (let key0 in data)
      if (!(func2.call(schema20.properties, key0) || pattern0.test(key0))) {
        let err1 = {
          instancePath,
          schemaPath: '#/additionalProperties',
          keyword: 'additionalProperties',
          params: { additionalProperty: key0 },
        };
        (vErrors === null ? (vErrors = [err1]) : vErrors.push(err1), errors++);
      }
    if (data.mode !== void 0 && typeof data.mode != 'string') {
      let err2 = {
        instancePath: instancePath + '/mode',
        schemaPath: '#/properties/mode/type',
        keyword: 'type',
        params: { type: 'string' },
      };
      (vErrors === null ? (vErrors = [err2]) : vErrors.push(err2), errors++);
    }
    if (data.endpoint_mode !== void 0 && typeof data.endpoint_mode != 'string') {
      let err3 = {
        instancePath: instancePath + '/endpoint_mode',
        schemaPath: '#/properties/endpoint_mode/type',
        keyword: 'type',
        params: { type: 'string' },
      };
      (vErrors === null ? (vErrors = [err3]) : vErrors.push(err3), errors++);
    }
    if (data.replicas !== void 0) {
      let data2 = data.replicas;
      if (!(typeof data2 == 'number' && !(data2 % 1) && !isNaN(data2)) && typeof data2 != 'string') {
        let err4 = {
          instancePath: instancePath + '/replicas',
          schemaPath: '#/properties/replicas/type',
          keyword: 'type',
          params: { type: schema20.properties.replicas.type },
        };
        (vErrors === null ? (vErrors = [err4]) : vErrors.push(err4), errors++);
      }
    }
    if (data.labels !== void 0) {
      let data3 = data.labels,
        _errs10 = errors,
        valid2 = !1,
        passing0 = null,
        _errs11 = errors;
      if (data3 && typeof data3 == 'object' && !Array.isArray(data3)) {
        for (let key1 in data3)
          if (!pattern7.test(key1)) {
            let err5 = {
              instancePath: instancePath + '/labels',
              schemaPath: '#/definitions/list_or_dict/oneOf/0/additionalProperties',
              keyword: 'additionalProperties',
              params: { additionalProperty: key1 },
            };
            (vErrors === null ? (vErrors = [err5]) : vErrors.push(err5), errors++);
          }
        for (let key2 in data3)
          if (pattern7.test(key2)) {
            let data4 = data3[key2];
            if (
              typeof data4 != 'string' &&
              typeof data4 != 'number' &&
              typeof data4 != 'boolean' &&
              data4 !== null
            ) {
              let err6 = {
                instancePath: instancePath + '/labels/' + key2.replace(/~/g, '~0').replace(/\//g, '~1'),
                schemaPath: '#/definitions/list_or_dict/oneOf/0/patternProperties/.%2B/type',
                keyword: 'type',
                params: { type: schema19.oneOf[0].patternProperties['.+'].type },
              };
              (vErrors === null ? (vErrors = [err6]) : vErrors.push(err6), errors++);
            }
          }
      } else {
        let err7 = {
          instancePath: instancePath + '/labels',
          schemaPath: '#/definitions/list_or_dict/oneOf/0/type',
          keyword: 'type',
          params: { type: 'object' },
        };
        (vErrors === null ? (vErrors = [err7]) : vErrors.push(err7), errors++);
      }
      var _valid0 = _errs11 === errors;
      _valid0 && ((valid2 = !0), (passing0 = 0));
      let _errs16 = errors;
      if (Array.isArray(data3)) {
        let len0 = data3.length;
        for (let i0 = 0; i0 < len0; i0++)
          if (typeof data3[i0] != 'string') {
            let err8 = {
              instancePath: instancePath + '/labels/' + i0,
              schemaPath: '#/definitions/list_or_dict/oneOf/1/items/type',
              keyword: 'type',
              params: { type: 'string' },
            };
            (vErrors === null ? (vErrors = [err8]) : vErrors.push(err8), errors++);
          }
        let i1 = data3.length,
          j0;
        if (i1 > 1) {
          let indices0 = {};
          for (; i1--;) {
            let item0 = data3[i1];
            if (typeof item0 == 'string') {
              if (typeof indices0[item0] == 'number') {
                j0 = indices0[item0];
                let err9 = {
                  instancePath: instancePath + '/labels',
                  schemaPath: '#/definitions/list_or_dict/oneOf/1/uniqueItems',
                  keyword: 'uniqueItems',
                  params: { i: i1, j: j0 },
                };
                (vErrors === null ? (vErrors = [err9]) : vErrors.push(err9), errors++);
                break;
              }
              indices0[item0] = i1;
            }
          }
        }
      } else {
        let err10 = {
          instancePath: instancePath + '/labels',
          schemaPath: '#/definitions/list_or_dict/oneOf/1/type',
          keyword: 'type',
          params: { type: 'array' },
        };
        (vErrors === null ? (vErrors = [err10]) : vErrors.push(err10), errors++);
      }
      var _valid0 = _errs16 === errors;
      if (
        (_valid0 && valid2
          ? ((valid2 = !1), (passing0 = [passing0, 1]))
          : _valid0 && ((valid2 = !0), (passing0 = 1)),
        valid2)
      )
        ((errors = _errs10), vErrors !== null && (_errs10 ? (vErrors.length = _errs10) : (vErrors = null)));
      else {
        let err11 = {
          instancePath: instancePath + '/labels',
          schemaPath: '#/definitions/list_or_dict/oneOf',
          keyword: 'oneOf',
          params: { passingSchemas: passing0 },
        };
        (vErrors === null ? (vErrors = [err11]) : vErrors.push(err11), errors++);
      }
    }
    if (data.rollback_config !== void 0) {
      let data6 = data.rollback_config;
      if (data6 && typeof data6 == 'object' && !Array.isArray(data6)) {
        for (let key3 in data6)
          if (!(
            key3 === 'parallelism' ||
            key3 === 'delay' ||
            key3 === 'failure_action' ||
            key3 === 'monitor' ||
            key3 === 'max_failure_ratio' ||
            key3 === 'order' ||
            pattern0.test(key3)
          )) {
            let err12 = {
              instancePath: instancePath + '/rollback_config',
              schemaPath: '#/properties/rollback_config/additionalProperties',
              keyword: 'additionalProperties',
              params: { additionalProperty: key3 },
            };
            (vErrors === null ? (vErrors = [err12]) : vErrors.push(err12), errors++);
          }
        if (data6.parallelism !== void 0) {
          let data7 = data6.parallelism;
          if (!(typeof data7 == 'number' && !(data7 % 1) && !isNaN(data7)) && typeof data7 != 'string') {
            let err13 = {
              instancePath: instancePath + '/rollback_config/parallelism',
              schemaPath: '#/properties/rollback_config/properties/parallelism/type',
              keyword: 'type',
              params: { type: schema20.properties.rollback_config.properties.parallelism.type },
            };
            (vErrors === null ? (vErrors = [err13]) : vErrors.push(err13), errors++);
          }
        }
        if (data6.delay !== void 0 && typeof data6.delay != 'string') {
          let err14 = {
            instancePath: instancePath + '/rollback_config/delay',
            schemaPath: '#/properties/rollback_config/properties/delay/type',
            keyword: 'type',
            params: { type: 'string' },
          };
          (vErrors === null ? (vErrors = [err14]) : vErrors.push(err14), errors++);
        }
        if (data6.failure_action !== void 0 && typeof data6.failure_action != 'string') {
          let err15 = {
            instancePath: instancePath + '/rollback_config/failure_action',
            schemaPath: '#/properties/rollback_config/properties/failure_action/type',
            keyword: 'type',
            params: { type: 'string' },
          };
          (vErrors === null ? (vErrors = [err15]) : vErrors.push(err15), errors++);
        }
        if (data6.monitor !== void 0 && typeof data6.monitor != 'string') {
          let err16 = {
            instancePath: instancePath + '/rollback_config/monitor',
            schemaPath: '#/properties/rollback_config/properties/monitor/type',
            keyword: 'type',
            params: { type: 'string' },
          };
          (vErrors === null ? (vErrors = [err16]) : vErrors.push(err16), errors++);
        }
        if (data6.max_failure_ratio !== void 0) {
          let data11 = data6.max_failure_ratio;
          if (typeof data11 != 'number' && typeof data11 != 'string') {
            let err17 = {
              instancePath: instancePath + '/rollback_config/max_failure_ratio',
              schemaPath: '#/properties/rollback_config/properties/max_failure_ratio/type',
              keyword: 'type',
              params: { type: schema20.properties.rollback_config.properties.max_failure_ratio.type },
            };
            (vErrors === null ? (vErrors = [err17]) : vErrors.push(err17), errors++);
          }
        }
        if (data6.order !== void 0) {
          let data12 = data6.order;
          if (typeof data12 != 'string') {
            let err18 = {
              instancePath: instancePath + '/rollback_config/order',
              schemaPath: '#/properties/rollback_config/properties/order/type',
              keyword: 'type',
              params: { type: 'string' },
            };
            (vErrors === null ? (vErrors = [err18]) : vErrors.push(err18), errors++);
          }
          if (!(data12 === 'start-first' || data12 === 'stop-first')) {
            let err19 = {
              instancePath: instancePath + '/rollback_config/order',
              schemaPath: '#/properties/rollback_config/properties/order/enum',
              keyword: 'enum',
              params: { allowedValues: schema20.properties.rollback_config.properties.order.enum },
            };
            (vErrors === null ? (vErrors = [err19]) : vErrors.push(err19), errors++);
          }
        }
      } else {
        let err20 = {
          instancePath: instancePath + '/rollback_config',
          schemaPath: '#/properties/rollback_config/type',
          keyword: 'type',
          params: { type: 'object' },
        };
        (vErrors === null ? (vErrors = [err20]) : vErrors.push(err20), errors++);
      }
    }
    if (data.update_config !== void 0) {
      let data13 = data.update_config;
      if (data13 && typeof data13 == 'object' && !Array.isArray(data13)) {
        for (let key4 in data13)
          if (!(
            key4 === 'parallelism' ||
            key4 === 'delay' ||
            key4 === 'failure_action' ||
            key4 === 'monitor' ||
            key4 === 'max_failure_ratio' ||
            key4 === 'order' ||
            pattern0.test(key4)
          )) {
            let err21 = {
              instancePath: instancePath + '/update_config',
              schemaPath: '#/properties/update_config/additionalProperties',
              keyword: 'additionalProperties',
              params: { additionalProperty: key4 },
            };
            (vErrors === null ? (vErrors = [err21]) : vErrors.push(err21), errors++);
          }
        if (data13.parallelism !== void 0) {
          let data14 = data13.parallelism;
          if (!(typeof data14 == 'number' && !(data14 % 1) && !isNaN(data14)) && typeof data14 != 'string') {
            let err22 = {
              instancePath: instancePath + '/update_config/parallelism',
              schemaPath: '#/properties/update_config/properties/parallelism/type',
              keyword: 'type',
              params: { type: schema20.properties.update_config.properties.parallelism.type },
            };
            (vErrors === null ? (vErrors = [err22]) : vErrors.push(err22), errors++);
          }
        }
        if (data13.delay !== void 0 && typeof data13.delay != 'string') {
          let err23 = {
            instancePath: instancePath + '/update_config/delay',
            schemaPath: '#/properties/update_config/properties/delay/type',
            keyword: 'type',
            params: { type: 'string' },
          };
          (vErrors === null ? (vErrors = [err23]) : vErrors.push(err23), errors++);
        }
        if (data13.failure_action !== void 0 && typeof data13.failure_action != 'string') {
          let err24 = {
            instancePath: instancePath + '/update_config/failure_action',
            schemaPath: '#/properties/update_config/properties/failure_action/type',
            keyword: 'type',
            params: { type: 'string' },
          };
          (vErrors === null ? (vErrors = [err24]) : vErrors.push(err24), errors++);
        }
        if (data13.monitor !== void 0 && typeof data13.monitor != 'string') {
          let err25 = {
            instancePath: instancePath + '/update_config/monitor',
            schemaPath: '#/properties/update_config/properties/monitor/type',
            keyword: 'type',
            params: { type: 'string' },
          };
          (vErrors === null ? (vErrors = [err25]) : vErrors.push(err25), errors++);
        }
        if (data13.max_failure_ratio !== void 0) {
          let data18 = data13.max_failure_ratio;
          if (typeof data18 != 'number' && typeof data18 != 'string') {
            let err26 = {
              instancePath: instancePath + '/update_config/max_failure_ratio',
              schemaPath: '#/properties/update_config/properties/max_failure_ratio/type',
              keyword: 'type',
              params: { type: schema20.properties.update_config.properties.max_failure_ratio.type },
            };
            (vErrors === null ? (vErrors = [err26]) : vErrors.push(err26), errors++);
          }
        }
        if (data13.order !== void 0) {
          let data19 = data13.order;
          if (typeof data19 != 'string') {
            let err27 = {
              instancePath: instancePath + '/update_config/order',
              schemaPath: '#/properties/update_config/properties/order/type',
              keyword: 'type',
              params: { type: 'string' },
            };
            (vErrors === null ? (vErrors = [err27]) : vErrors.push(err27), errors++);
          }
          if (!(data19 === 'start-first' || data19 === 'stop-first')) {
            let err28 = {
              instancePath: instancePath + '/update_config/order',
              schemaPath: '#/properties/update_config/properties/order/enum',
              keyword: 'enum',
              params: { allowedValues: schema20.properties.update_config.properties.order.enum },
            };
            (vErrors === null ? (vErrors = [err28]) : vErrors.push(err28), errors++);
          }
        }
      } else {
        let err29 = {
          instancePath: instancePath + '/update_config',
          schemaPath: '#/properties/update_config/type',
          keyword: 'type',
          params: { type: 'object' },
        };
        (vErrors === null ? (vErrors = [err29]) : vErrors.push(err29), errors++);
      }
    }
    if (data.resources !== void 0) {
      let data20 = data.resources;
      if (data20 && typeof data20 == 'object' && !Array.isArray(data20)) {
        for (let key5 in data20)
          if (!(key5 === 'limits' || key5 === 'reservations' || pattern0.test(key5))) {
            let err30 = {
              instancePath: instancePath + '/resources',
              schemaPath: '#/properties/resources/additionalProperties',
              keyword: 'additionalProperties',
              params: { additionalProperty: key5 },
            };
            (vErrors === null ? (vErrors = [err30]) : vErrors.push(err30), errors++);
          }
        if (data20.limits !== void 0) {
          let data21 = data20.limits;
          if (data21 && typeof data21 == 'object' && !Array.isArray(data21)) {
            for (let key6 in data21)
              if (!(key6 === 'cpus' || key6 === 'memory' || key6 === 'pids' || pattern0.test(key6))) {
                let err31 = {
                  instancePath: instancePath + '/resources/limits',
                  schemaPath: '#/properties/resources/properties/limits/additionalProperties',
                  keyword: 'additionalProperties',
                  params: { additionalProperty: key6 },
                };
                (vErrors === null ? (vErrors = [err31]) : vErrors.push(err31), errors++);
              }
            if (data21.cpus !== void 0) {
              let data22 = data21.cpus;
              if (typeof data22 != 'number' && typeof data22 != 'string') {
                let err32 = {
                  instancePath: instancePath + '/resources/limits/cpus',
                  schemaPath: '#/properties/resources/properties/limits/properties/cpus/type',
                  keyword: 'type',
                  params: { type: schema20.properties.resources.properties.limits.properties.cpus.type },
                };
                (vErrors === null ? (vErrors = [err32]) : vErrors.push(err32), errors++);
              }
            }
            if (data21.memory !== void 0 && typeof data21.memory != 'string') {
              let err33 = {
                instancePath: instancePath + '/resources/limits/memory',
                schemaPath: '#/properties/resources/properties/limits/properties/memory/type',
                keyword: 'type',
                params: { type: 'string' },
              };
              (vErrors === null ? (vErrors = [err33]) : vErrors.push(err33), errors++);
            }
            if (data21.pids !== void 0) {
              let data24 = data21.pids;
              if (
                !(typeof data24 == 'number' && !(data24 % 1) && !isNaN(data24)) &&
                typeof data24 != 'string'
              ) {
                let err34 = {
                  instancePath: instancePath + '/resources/limits/pids',
                  schemaPath: '#/properties/resources/properties/limits/properties/pids/type',
                  keyword: 'type',
                  params: { type: schema20.properties.resources.properties.limits.properties.pids.type },
                };
                (vErrors === null ? (vErrors = [err34]) : vErrors.push(err34), errors++);
              }
            }
          } else {
            let err35 = {
              instancePath: instancePath + '/resources/limits',
              schemaPath: '#/properties/resources/properties/limits/type',
              keyword: 'type',
              params: { type: 'object' },
            };
            (vErrors === null ? (vErrors = [err35]) : vErrors.push(err35), errors++);
          }
        }
        if (data20.reservations !== void 0) {
          let data25 = data20.reservations;
          if (data25 && typeof data25 == 'object' && !Array.isArray(data25)) {
            for (let key7 in data25)
              if (!(
                key7 === 'cpus' ||
                key7 === 'memory' ||
                key7 === 'generic_resources' ||
                key7 === 'devices' ||
                pattern0.test(key7)
              )) {
                let err36 = {
                  instancePath: instancePath + '/resources/reservations',
                  schemaPath: '#/properties/resources/properties/reservations/additionalProperties',
                  keyword: 'additionalProperties',
                  params: { additionalProperty: key7 },
                };
                (vErrors === null ? (vErrors = [err36]) : vErrors.push(err36), errors++);
              }
            if (data25.cpus !== void 0) {
              let data26 = data25.cpus;
              if (typeof data26 != 'number' && typeof data26 != 'string') {
                let err37 = {
                  instancePath: instancePath + '/resources/reservations/cpus',
                  schemaPath: '#/properties/resources/properties/reservations/properties/cpus/type',
                  keyword: 'type',
                  params: {
                    type: schema20.properties.resources.properties.reservations.properties.cpus.type,
                  },
                };
                (vErrors === null ? (vErrors = [err37]) : vErrors.push(err37), errors++);
              }
            }
            if (data25.memory !== void 0 && typeof data25.memory != 'string') {
              let err38 = {
                instancePath: instancePath + '/resources/reservations/memory',
                schemaPath: '#/properties/resources/properties/reservations/properties/memory/type',
                keyword: 'type',
                params: { type: 'string' },
              };
              (vErrors === null ? (vErrors = [err38]) : vErrors.push(err38), errors++);
            }
            if (data25.generic_resources !== void 0) {
              let data28 = data25.generic_resources;
              if (Array.isArray(data28)) {
                let len1 = data28.length;
                for (let i2 = 0; i2 < len1; i2++) {
                  let data29 = data28[i2];
                  if (data29 && typeof data29 == 'object' && !Array.isArray(data29)) {
                    for (let key8 in data29)
                      if (!(key8 === 'discrete_resource_spec' || pattern0.test(key8))) {
                        let err39 = {
                          instancePath: instancePath + '/resources/reservations/generic_resources/' + i2,
                          schemaPath: '#/definitions/generic_resources/items/additionalProperties',
                          keyword: 'additionalProperties',
                          params: { additionalProperty: key8 },
                        };
                        (vErrors === null ? (vErrors = [err39]) : vErrors.push(err39), errors++);
                      }
                    if (data29.discrete_resource_spec !== void 0) {
                      let data30 = data29.discrete_resource_spec;
                      if (data30 && typeof data30 == 'object' && !Array.isArray(data30)) {
                        for (let key9 in data30)
                          if (!(key9 === 'kind' || key9 === 'value' || pattern0.test(key9))) {
                            let err40 = {
                              instancePath:
                                instancePath +
                                '/resources/reservations/generic_resources/' +
                                i2 +
                                '/discrete_resource_spec',
                              schemaPath:
                                '#/definitions/generic_resources/items/properties/discrete_resource_spec/additionalProperties',
                              keyword: 'additionalProperties',
                              params: { additionalProperty: key9 },
                            };
                            (vErrors === null ? (vErrors = [err40]) : vErrors.push(err40), errors++);
                          }
                        if (data30.kind !== void 0 && typeof data30.kind != 'string') {
                          let err41 = {
                            instancePath:
                              instancePath +
                              '/resources/reservations/generic_resources/' +
                              i2 +
                              '/discrete_resource_spec/kind',
                            schemaPath:
                              '#/definitions/generic_resources/items/properties/discrete_resource_spec/properties/kind/type',
                            keyword: 'type',
                            params: { type: 'string' },
                          };
                          (vErrors === null ? (vErrors = [err41]) : vErrors.push(err41), errors++);
                        }
                        if (data30.value !== void 0) {
                          let data32 = data30.value;
                          if (typeof data32 != 'number' && typeof data32 != 'string') {
                            let err42 = {
                              instancePath:
                                instancePath +
                                '/resources/reservations/generic_resources/' +
                                i2 +
                                '/discrete_resource_spec/value',
                              schemaPath:
                                '#/definitions/generic_resources/items/properties/discrete_resource_spec/properties/value/type',
                              keyword: 'type',
                              params: {
                                type: schema22.items.properties.discrete_resource_spec.properties.value.type,
                              },
                            };
                            (vErrors === null ? (vErrors = [err42]) : vErrors.push(err42), errors++);
                          }
                        }
                      } else {
                        let err43 = {
                          instancePath:
                            instancePath +
                            '/resources/reservations/generic_resources/' +
                            i2 +
                            '/discrete_resource_spec',
                          schemaPath:
                            '#/definitions/generic_resources/items/properties/discrete_resource_spec/type',
                          keyword: 'type',
                          params: { type: 'object' },
                        };
                        (vErrors === null ? (vErrors = [err43]) : vErrors.push(err43), errors++);
                      }
                    }
                  } else {
                    let err44 = {
                      instancePath: instancePath + '/resources/reservations/generic_resources/' + i2,
                      schemaPath: '#/definitions/generic_resources/items/type',
                      keyword: 'type',
                      params: { type: 'object' },
                    };
                    (vErrors === null ? (vErrors = [err44]) : vErrors.push(err44), errors++);
                  }
                }
              } else {
                let err45 = {
                  instancePath: instancePath + '/resources/reservations/generic_resources',
                  schemaPath: '#/definitions/generic_resources/type',
                  keyword: 'type',
                  params: { type: 'array' },
                };
                (vErrors === null ? (vErrors = [err45]) : vErrors.push(err45), errors++);
              }
            }
            data25.devices !== void 0 &&
              (validate24(data25.devices, {
                instancePath: instancePath + '/resources/reservations/devices',
                parentData: data25,
                parentDataProperty: 'devices',
                rootData,
              }) ||
                ((vErrors = vErrors === null ? validate24.errors : vErrors.concat(validate24.errors)),
                (errors = vErrors.length)));
          } else {
            let err46 = {
              instancePath: instancePath + '/resources/reservations',
              schemaPath: '#/properties/resources/properties/reservations/type',
              keyword: 'type',
              params: { type: 'object' },
            };
            (vErrors === null ? (vErrors = [err46]) : vErrors.push(err46), errors++);
          }
        }
      } else {
        let err47 = {
          instancePath: instancePath + '/resources',
          schemaPath: '#/properties/resources/type',
          keyword: 'type',
          params: { type: 'object' },
        };
        (vErrors === null ? (vErrors = [err47]) : vErrors.push(err47), errors++);
      }
    }
    if (data.restart_policy !== void 0) {
      let data34 = data.restart_policy;
      if (data34 && typeof data34 == 'object' && !Array.isArray(data34)) {
        for (let key10 in data34)
          if (!(
            key10 === 'condition' ||
            key10 === 'delay' ||
            key10 === 'max_attempts' ||
            key10 === 'window' ||
            pattern0.test(key10)
          )) {
            let err48 = {
              instancePath: instancePath + '/restart_policy',
              schemaPath: '#/properties/restart_policy/additionalProperties',
              keyword: 'additionalProperties',
              params: { additionalProperty: key10 },
            };
            (vErrors === null ? (vErrors = [err48]) : vErrors.push(err48), errors++);
          }
        if (data34.condition !== void 0 && typeof data34.condition != 'string') {
          let err49 = {
            instancePath: instancePath + '/restart_policy/condition',
            schemaPath: '#/properties/restart_policy/properties/condition/type',
            keyword: 'type',
            params: { type: 'string' },
          };
          (vErrors === null ? (vErrors = [err49]) : vErrors.push(err49), errors++);
        }
        if (data34.delay !== void 0 && typeof data34.delay != 'string') {
          let err50 = {
            instancePath: instancePath + '/restart_policy/delay',
            schemaPath: '#/properties/restart_policy/properties/delay/type',
            keyword: 'type',
            params: { type: 'string' },
          };
          (vErrors === null ? (vErrors = [err50]) : vErrors.push(err50), errors++);
        }
        if (data34.max_attempts !== void 0) {
          let data37 = data34.max_attempts;
          if (!(typeof data37 == 'number' && !(data37 % 1) && !isNaN(data37)) && typeof data37 != 'string') {
            let err51 = {
              instancePath: instancePath + '/restart_policy/max_attempts',
              schemaPath: '#/properties/restart_policy/properties/max_attempts/type',
              keyword: 'type',
              params: { type: schema20.properties.restart_policy.properties.max_attempts.type },
            };
            (vErrors === null ? (vErrors = [err51]) : vErrors.push(err51), errors++);
          }
        }
        if (data34.window !== void 0 && typeof data34.window != 'string') {
          let err52 = {
            instancePath: instancePath + '/restart_policy/window',
            schemaPath: '#/properties/restart_policy/properties/window/type',
            keyword: 'type',
            params: { type: 'string' },
          };
          (vErrors === null ? (vErrors = [err52]) : vErrors.push(err52), errors++);
        }
      } else {
        let err53 = {
          instancePath: instancePath + '/restart_policy',
          schemaPath: '#/properties/restart_policy/type',
          keyword: 'type',
          params: { type: 'object' },
        };
        (vErrors === null ? (vErrors = [err53]) : vErrors.push(err53), errors++);
      }
    }
    if (data.placement !== void 0) {
      let data39 = data.placement;
      if (data39 && typeof data39 == 'object' && !Array.isArray(data39)) {
        for (let key11 in data39)
          if (!(
            key11 === 'constraints' ||
            key11 === 'preferences' ||
            key11 === 'max_replicas_per_node' ||
            pattern0.test(key11)
          )) {
            let err54 = {
              instancePath: instancePath + '/placement',
              schemaPath: '#/properties/placement/additionalProperties',
              keyword: 'additionalProperties',
              params: { additionalProperty: key11 },
            };
            (vErrors === null ? (vErrors = [err54]) : vErrors.push(err54), errors++);
          }
        if (data39.constraints !== void 0) {
          let data40 = data39.constraints;
          if (Array.isArray(data40)) {
            let len2 = data40.length;
            for (let i3 = 0; i3 < len2; i3++)
              if (typeof data40[i3] != 'string') {
                let err55 = {
                  instancePath: instancePath + '/placement/constraints/' + i3,
                  schemaPath: '#/properties/placement/properties/constraints/items/type',
                  keyword: 'type',
                  params: { type: 'string' },
                };
                (vErrors === null ? (vErrors = [err55]) : vErrors.push(err55), errors++);
              }
          } else {
            let err56 = {
              instancePath: instancePath + '/placement/constraints',
              schemaPath: '#/properties/placement/properties/constraints/type',
              keyword: 'type',
              params: { type: 'array' },
            };
            (vErrors === null ? (vErrors = [err56]) : vErrors.push(err56), errors++);
          }
        }
        if (data39.preferences !== void 0) {
          let data42 = data39.preferences;
          if (Array.isArray(data42)) {
            let len3 = data42.length;
            for (let i4 = 0; i4 < len3; i4++) {
              let data43 = data42[i4];
              if (data43 && typeof data43 == 'object' && !Array.isArray(data43)) {
                for (let key12 in data43)
                  if (!(key12 === 'spread' || pattern0.test(key12))) {
                    let err57 = {
                      instancePath: instancePath + '/placement/preferences/' + i4,
                      schemaPath: '#/properties/placement/properties/preferences/items/additionalProperties',
                      keyword: 'additionalProperties',
                      params: { additionalProperty: key12 },
                    };
                    (vErrors === null ? (vErrors = [err57]) : vErrors.push(err57), errors++);
                  }
                if (data43.spread !== void 0 && typeof data43.spread != 'string') {
                  let err58 = {
                    instancePath: instancePath + '/placement/preferences/' + i4 + '/spread',
                    schemaPath: '#/properties/placement/properties/preferences/items/properties/spread/type',
                    keyword: 'type',
                    params: { type: 'string' },
                  };
                  (vErrors === null ? (vErrors = [err58]) : vErrors.push(err58), errors++);
                }
              } else {
                let err59 = {
                  instancePath: instancePath + '/placement/preferences/' + i4,
                  schemaPath: '#/properties/placement/properties/preferences/items/type',
                  keyword: 'type',
                  params: { type: 'object' },
                };
                (vErrors === null ? (vErrors = [err59]) : vErrors.push(err59), errors++);
              }
            }
          } else {
            let err60 = {
              instancePath: instancePath + '/placement/preferences',
              schemaPath: '#/properties/placement/properties/preferences/type',
              keyword: 'type',
              params: { type: 'array' },
            };
            (vErrors === null ? (vErrors = [err60]) : vErrors.push(err60), errors++);
          }
        }
        if (data39.max_replicas_per_node !== void 0) {
          let data45 = data39.max_replicas_per_node;
          if (!(typeof data45 == 'number' && !(data45 % 1) && !isNaN(data45)) && typeof data45 != 'string') {
            let err61 = {
              instancePath: instancePath + '/placement/max_replicas_per_node',
              schemaPath: '#/properties/placement/properties/max_replicas_per_node/type',
              keyword: 'type',
              params: { type: schema20.properties.placement.properties.max_replicas_per_node.type },
            };
            (vErrors === null ? (vErrors = [err61]) : vErrors.push(err61), errors++);
          }
        }
      } else {
        let err62 = {
          instancePath: instancePath + '/placement',
          schemaPath: '#/properties/placement/type',
          keyword: 'type',
          params: { type: 'object' },
        };
        (vErrors === null ? (vErrors = [err62]) : vErrors.push(err62), errors++);
      }
    }
  }
  return ((validate23.errors = vErrors), errors === 0);
}
var schema49 = {
  oneOf: [
    { type: 'string', enum: ['all'], description: 'Use all available GPUs.' },
    {
      type: 'array',
      description: 'List of specific GPU devices to use.',
      items: {
        type: 'object',
        properties: {
          capabilities: {
            $ref: '#/definitions/list_of_strings',
            description: "List of capabilities the GPU needs to have (e.g., 'compute', 'utility').",
          },
          count: { type: ['string', 'integer'], description: 'Number of GPUs to use.' },
          device_ids: {
            $ref: '#/definitions/list_of_strings',
            description: 'List of specific GPU device IDs to use.',
          },
          driver: { type: 'string', description: "GPU driver to use (e.g., 'nvidia')." },
          options: {
            $ref: '#/definitions/list_or_dict',
            description: 'Driver-specific options for the GPU.',
          },
        },
      },
      additionalProperties: !1,
      patternProperties: { '^x-': {} },
    },
  ],
};
function validate30(data, { instancePath = '', parentData, parentDataProperty, rootData = data } = {}) {
  let vErrors = null,
    errors = 0,
    _errs0 = errors,
    valid0 = !1,
    passing0 = null,
    _errs1 = errors;
  if (typeof data != 'string') {
    let err0 = { instancePath, schemaPath: '#/oneOf/0/type', keyword: 'type', params: { type: 'string' } };
    (vErrors === null ? (vErrors = [err0]) : vErrors.push(err0), errors++);
  }
  if (data !== 'all') {
    let err1 = {
      instancePath,
      schemaPath: '#/oneOf/0/enum',
      keyword: 'enum',
      params: { allowedValues: schema49.oneOf[0].enum },
    };
    (vErrors === null ? (vErrors = [err1]) : vErrors.push(err1), errors++);
  }
  var _valid0 = _errs1 === errors;
  _valid0 && ((valid0 = !0), (passing0 = 0));
  let _errs3 = errors;
  if (Array.isArray(data)) {
    let len0 = data.length;
    for (let i0 = 0; i0 < len0; i0++) {
      let data0 = data[i0];
      if (data0 && typeof data0 == 'object' && !Array.isArray(data0)) {
        if (data0.capabilities !== void 0) {
          let data1 = data0.capabilities;
          if (Array.isArray(data1)) {
            let len1 = data1.length;
            for (let i1 = 0; i1 < len1; i1++)
              if (typeof data1[i1] != 'string') {
                let err2 = {
                  instancePath: instancePath + '/' + i0 + '/capabilities/' + i1,
                  schemaPath: '#/definitions/list_of_strings/items/type',
                  keyword: 'type',
                  params: { type: 'string' },
                };
                (vErrors === null ? (vErrors = [err2]) : vErrors.push(err2), errors++);
              }
            let i2 = data1.length,
              j0;
            if (i2 > 1) {
              let indices0 = {};
              for (; i2--;) {
                let item0 = data1[i2];
                if (typeof item0 == 'string') {
                  if (typeof indices0[item0] == 'number') {
                    j0 = indices0[item0];
                    let err3 = {
                      instancePath: instancePath + '/' + i0 + '/capabilities',
                      schemaPath: '#/definitions/list_of_strings/uniqueItems',
                      keyword: 'uniqueItems',
                      params: { i: i2, j: j0 },
                    };
                    (vErrors === null ? (vErrors = [err3]) : vErrors.push(err3), errors++);
                    break;
                  }
                  indices0[item0] = i2;
                }
              }
            }
          } else {
            let err4 = {
              instancePath: instancePath + '/' + i0 + '/capabilities',
              schemaPath: '#/definitions/list_of_strings/type',
              keyword: 'type',
              params: { type: 'array' },
            };
            (vErrors === null ? (vErrors = [err4]) : vErrors.push(err4), errors++);
          }
        }
        if (data0.count !== void 0) {
          let data3 = data0.count;
          if (typeof data3 != 'string' && !(typeof data3 == 'number' && !(data3 % 1) && !isNaN(data3))) {
            let err5 = {
              instancePath: instancePath + '/' + i0 + '/count',
              schemaPath: '#/oneOf/1/items/properties/count/type',
              keyword: 'type',
              params: { type: schema49.oneOf[1].items.properties.count.type },
            };
            (vErrors === null ? (vErrors = [err5]) : vErrors.push(err5), errors++);
          }
        }
        if (data0.device_ids !== void 0) {
          let data4 = data0.device_ids;
          if (Array.isArray(data4)) {
            let len2 = data4.length;
            for (let i3 = 0; i3 < len2; i3++)
              if (typeof data4[i3] != 'string') {
                let err6 = {
                  instancePath: instancePath + '/' + i0 + '/device_ids/' + i3,
                  schemaPath: '#/definitions/list_of_strings/items/type',
                  keyword: 'type',
                  params: { type: 'string' },
                };
                (vErrors === null ? (vErrors = [err6]) : vErrors.push(err6), errors++);
              }
            let i4 = data4.length,
              j1;
            if (i4 > 1) {
              let indices1 = {};
              for (; i4--;) {
                let item1 = data4[i4];
                if (typeof item1 == 'string') {
                  if (typeof indices1[item1] == 'number') {
                    j1 = indices1[item1];
                    let err7 = {
                      instancePath: instancePath + '/' + i0 + '/device_ids',
                      schemaPath: '#/definitions/list_of_strings/uniqueItems',
                      keyword: 'uniqueItems',
                      params: { i: i4, j: j1 },
                    };
                    (vErrors === null ? (vErrors = [err7]) : vErrors.push(err7), errors++);
                    break;
                  }
                  indices1[item1] = i4;
                }
              }
            }
          } else {
            let err8 = {
              instancePath: instancePath + '/' + i0 + '/device_ids',
              schemaPath: '#/definitions/list_of_strings/type',
              keyword: 'type',
              params: { type: 'array' },
            };
            (vErrors === null ? (vErrors = [err8]) : vErrors.push(err8), errors++);
          }
        }
        if (data0.driver !== void 0 && typeof data0.driver != 'string') {
          let err9 = {
            instancePath: instancePath + '/' + i0 + '/driver',
            schemaPath: '#/oneOf/1/items/properties/driver/type',
            keyword: 'type',
            params: { type: 'string' },
          };
          (vErrors === null ? (vErrors = [err9]) : vErrors.push(err9), errors++);
        }
        if (data0.options !== void 0) {
          let data7 = data0.options,
            _errs23 = errors,
            valid13 = !1,
            passing1 = null,
            _errs24 = errors;
          if (data7 && typeof data7 == 'object' && !Array.isArray(data7)) {
            for (let key0 in data7)
              if (!pattern7.test(key0)) {
                let err10 = {
                  instancePath: instancePath + '/' + i0 + '/options',
                  schemaPath: '#/definitions/list_or_dict/oneOf/0/additionalProperties',
                  keyword: 'additionalProperties',
                  params: { additionalProperty: key0 },
                };
                (vErrors === null ? (vErrors = [err10]) : vErrors.push(err10), errors++);
              }
            for (let key1 in data7)
              if (pattern7.test(key1)) {
                let data8 = data7[key1];
                if (
                  typeof data8 != 'string' &&
                  typeof data8 != 'number' &&
                  typeof data8 != 'boolean' &&
                  data8 !== null
                ) {
                  let err11 = {
                    instancePath:
                      instancePath + '/' + i0 + '/options/' + key1.replace(/~/g, '~0').replace(/\//g, '~1'),
                    schemaPath: '#/definitions/list_or_dict/oneOf/0/patternProperties/.%2B/type',
                    keyword: 'type',
                    params: { type: schema19.oneOf[0].patternProperties['.+'].type },
                  };
                  (vErrors === null ? (vErrors = [err11]) : vErrors.push(err11), errors++);
                }
              }
          } else {
            let err12 = {
              instancePath: instancePath + '/' + i0 + '/options',
              schemaPath: '#/definitions/list_or_dict/oneOf/0/type',
              keyword: 'type',
              params: { type: 'object' },
            };
            (vErrors === null ? (vErrors = [err12]) : vErrors.push(err12), errors++);
          }
          var _valid1 = _errs24 === errors;
          _valid1 && ((valid13 = !0), (passing1 = 0));
          let _errs29 = errors;
          if (Array.isArray(data7)) {
            let len3 = data7.length;
            for (let i5 = 0; i5 < len3; i5++)
              if (typeof data7[i5] != 'string') {
                let err13 = {
                  instancePath: instancePath + '/' + i0 + '/options/' + i5,
                  schemaPath: '#/definitions/list_or_dict/oneOf/1/items/type',
                  keyword: 'type',
                  params: { type: 'string' },
                };
                (vErrors === null ? (vErrors = [err13]) : vErrors.push(err13), errors++);
              }
            let i6 = data7.length,
              j2;
            if (i6 > 1) {
              let indices2 = {};
              for (; i6--;) {
                let item2 = data7[i6];
                if (typeof item2 == 'string') {
                  if (typeof indices2[item2] == 'number') {
                    j2 = indices2[item2];
                    let err14 = {
                      instancePath: instancePath + '/' + i0 + '/options',
                      schemaPath: '#/definitions/list_or_dict/oneOf/1/uniqueItems',
                      keyword: 'uniqueItems',
                      params: { i: i6, j: j2 },
                    };
                    (vErrors === null ? (vErrors = [err14]) : vErrors.push(err14), errors++);
                    break;
                  }
                  indices2[item2] = i6;
                }
              }
            }
          } else {
            let err15 = {
              instancePath: instancePath + '/' + i0 + '/options',
              schemaPath: '#/definitions/list_or_dict/oneOf/1/type',
              keyword: 'type',
              params: { type: 'array' },
            };
            (vErrors === null ? (vErrors = [err15]) : vErrors.push(err15), errors++);
          }
          var _valid1 = _errs29 === errors;
          if (
            (_valid1 && valid13
              ? ((valid13 = !1), (passing1 = [passing1, 1]))
              : _valid1 && ((valid13 = !0), (passing1 = 1)),
            valid13)
          )
            ((errors = _errs23),
              vErrors !== null && (_errs23 ? (vErrors.length = _errs23) : (vErrors = null)));
          else {
            let err16 = {
              instancePath: instancePath + '/' + i0 + '/options',
              schemaPath: '#/definitions/list_or_dict/oneOf',
              keyword: 'oneOf',
              params: { passingSchemas: passing1 },
            };
            (vErrors === null ? (vErrors = [err16]) : vErrors.push(err16), errors++);
          }
        }
      } else {
        let err17 = {
          instancePath: instancePath + '/' + i0,
          schemaPath: '#/oneOf/1/items/type',
          keyword: 'type',
          params: { type: 'object' },
        };
        (vErrors === null ? (vErrors = [err17]) : vErrors.push(err17), errors++);
      }
    }
  } else {
    let err18 = { instancePath, schemaPath: '#/oneOf/1/type', keyword: 'type', params: { type: 'array' } };
    (vErrors === null ? (vErrors = [err18]) : vErrors.push(err18), errors++);
  }
  if (data && typeof data == 'object' && !Array.isArray(data)) {
    for (let key2 in data)
      if (!pattern0.test(key2)) {
        let err19 = {
          instancePath,
          schemaPath: '#/oneOf/1/additionalProperties',
          keyword: 'additionalProperties',
          params: { additionalProperty: key2 },
        };
        (vErrors === null ? (vErrors = [err19]) : vErrors.push(err19), errors++);
      }
  }
  var _valid0 = _errs3 === errors;
  if (
    (_valid0 && valid0
      ? ((valid0 = !1), (passing0 = [passing0, 1]))
      : _valid0 && ((valid0 = !0), (passing0 = 1)),
    valid0)
  )
    ((errors = _errs0), vErrors !== null && (_errs0 ? (vErrors.length = _errs0) : (vErrors = null)));
  else {
    let err20 = {
      instancePath,
      schemaPath: '#/oneOf',
      keyword: 'oneOf',
      params: { passingSchemas: passing0 },
    };
    (vErrors === null ? (vErrors = [err20]) : vErrors.push(err20), errors++);
  }
  return ((validate30.errors = vErrors), errors === 0);
}
var schema64 = {
  type: 'object',
  properties: {
    command: { $ref: '#/definitions/command' },
    image: { type: 'string' },
    user: { type: 'string' },
    privileged: { type: ['boolean', 'string'] },
    working_dir: { type: 'string' },
    environment: { $ref: '#/definitions/list_or_dict' },
    per_replica: { type: ['boolean', 'string'] },
  },
  additionalProperties: !1,
  patternProperties: { '^x-': {} },
};
function validate35(data, { instancePath = '', parentData, parentDataProperty, rootData = data } = {}) {
  let vErrors = null,
    errors = 0;
  if (data && typeof data == 'object' && !Array.isArray(data)) {
    for (let key0 in data)
      if (!(
        key0 === 'command' ||
        key0 === 'image' ||
        key0 === 'user' ||
        key0 === 'privileged' ||
        key0 === 'working_dir' ||
        key0 === 'environment' ||
        key0 === 'per_replica' ||
        pattern0.test(key0)
      )) {
        let err0 = {
          instancePath,
          schemaPath: '#/additionalProperties',
          keyword: 'additionalProperties',
          params: { additionalProperty: key0 },
        };
        (vErrors === null ? (vErrors = [err0]) : vErrors.push(err0), errors++);
      }
    if (data.command !== void 0) {
      let data0 = data.command,
        _errs4 = errors,
        valid2 = !1,
        passing0 = null,
        _errs5 = errors;
      if (data0 !== null) {
        let err1 = {
          instancePath: instancePath + '/command',
          schemaPath: '#/definitions/command/oneOf/0/type',
          keyword: 'type',
          params: { type: 'null' },
        };
        (vErrors === null ? (vErrors = [err1]) : vErrors.push(err1), errors++);
      }
      var _valid0 = _errs5 === errors;
      _valid0 && ((valid2 = !0), (passing0 = 0));
      let _errs7 = errors;
      if (typeof data0 != 'string') {
        let err2 = {
          instancePath: instancePath + '/command',
          schemaPath: '#/definitions/command/oneOf/1/type',
          keyword: 'type',
          params: { type: 'string' },
        };
        (vErrors === null ? (vErrors = [err2]) : vErrors.push(err2), errors++);
      }
      var _valid0 = _errs7 === errors;
      if (_valid0 && valid2) ((valid2 = !1), (passing0 = [passing0, 1]));
      else {
        _valid0 && ((valid2 = !0), (passing0 = 1));
        let _errs9 = errors;
        if (Array.isArray(data0)) {
          let len0 = data0.length;
          for (let i0 = 0; i0 < len0; i0++)
            if (typeof data0[i0] != 'string') {
              let err3 = {
                instancePath: instancePath + '/command/' + i0,
                schemaPath: '#/definitions/command/oneOf/2/items/type',
                keyword: 'type',
                params: { type: 'string' },
              };
              (vErrors === null ? (vErrors = [err3]) : vErrors.push(err3), errors++);
            }
        } else {
          let err4 = {
            instancePath: instancePath + '/command',
            schemaPath: '#/definitions/command/oneOf/2/type',
            keyword: 'type',
            params: { type: 'array' },
          };
          (vErrors === null ? (vErrors = [err4]) : vErrors.push(err4), errors++);
        }
        var _valid0 = _errs9 === errors;
        _valid0 && valid2
          ? ((valid2 = !1), (passing0 = [passing0, 2]))
          : _valid0 && ((valid2 = !0), (passing0 = 2));
      }
      if (valid2)
        ((errors = _errs4), vErrors !== null && (_errs4 ? (vErrors.length = _errs4) : (vErrors = null)));
      else {
        let err5 = {
          instancePath: instancePath + '/command',
          schemaPath: '#/definitions/command/oneOf',
          keyword: 'oneOf',
          params: { passingSchemas: passing0 },
        };
        (vErrors === null ? (vErrors = [err5]) : vErrors.push(err5), errors++);
      }
    }
    if (data.image !== void 0 && typeof data.image != 'string') {
      let err6 = {
        instancePath: instancePath + '/image',
        schemaPath: '#/properties/image/type',
        keyword: 'type',
        params: { type: 'string' },
      };
      (vErrors === null ? (vErrors = [err6]) : vErrors.push(err6), errors++);
    }
    if (data.user !== void 0 && typeof data.user != 'string') {
      let err7 = {
        instancePath: instancePath + '/user',
        schemaPath: '#/properties/user/type',
        keyword: 'type',
        params: { type: 'string' },
      };
      (vErrors === null ? (vErrors = [err7]) : vErrors.push(err7), errors++);
    }
    if (data.privileged !== void 0) {
      let data4 = data.privileged;
      if (typeof data4 != 'boolean' && typeof data4 != 'string') {
        let err8 = {
          instancePath: instancePath + '/privileged',
          schemaPath: '#/properties/privileged/type',
          keyword: 'type',
          params: { type: schema64.properties.privileged.type },
        };
        (vErrors === null ? (vErrors = [err8]) : vErrors.push(err8), errors++);
      }
    }
    if (data.working_dir !== void 0 && typeof data.working_dir != 'string') {
      let err9 = {
        instancePath: instancePath + '/working_dir',
        schemaPath: '#/properties/working_dir/type',
        keyword: 'type',
        params: { type: 'string' },
      };
      (vErrors === null ? (vErrors = [err9]) : vErrors.push(err9), errors++);
    }
    if (data.environment !== void 0) {
      let data6 = data.environment,
        _errs23 = errors,
        valid6 = !1,
        passing1 = null,
        _errs24 = errors;
      if (data6 && typeof data6 == 'object' && !Array.isArray(data6)) {
        for (let key1 in data6)
          if (!pattern7.test(key1)) {
            let err10 = {
              instancePath: instancePath + '/environment',
              schemaPath: '#/definitions/list_or_dict/oneOf/0/additionalProperties',
              keyword: 'additionalProperties',
              params: { additionalProperty: key1 },
            };
            (vErrors === null ? (vErrors = [err10]) : vErrors.push(err10), errors++);
          }
        for (let key2 in data6)
          if (pattern7.test(key2)) {
            let data7 = data6[key2];
            if (
              typeof data7 != 'string' &&
              typeof data7 != 'number' &&
              typeof data7 != 'boolean' &&
              data7 !== null
            ) {
              let err11 = {
                instancePath: instancePath + '/environment/' + key2.replace(/~/g, '~0').replace(/\//g, '~1'),
                schemaPath: '#/definitions/list_or_dict/oneOf/0/patternProperties/.%2B/type',
                keyword: 'type',
                params: { type: schema19.oneOf[0].patternProperties['.+'].type },
              };
              (vErrors === null ? (vErrors = [err11]) : vErrors.push(err11), errors++);
            }
          }
      } else {
        let err12 = {
          instancePath: instancePath + '/environment',
          schemaPath: '#/definitions/list_or_dict/oneOf/0/type',
          keyword: 'type',
          params: { type: 'object' },
        };
        (vErrors === null ? (vErrors = [err12]) : vErrors.push(err12), errors++);
      }
      var _valid1 = _errs24 === errors;
      _valid1 && ((valid6 = !0), (passing1 = 0));
      let _errs29 = errors;
      if (Array.isArray(data6)) {
        let len1 = data6.length;
        for (let i1 = 0; i1 < len1; i1++)
          if (typeof data6[i1] != 'string') {
            let err13 = {
              instancePath: instancePath + '/environment/' + i1,
              schemaPath: '#/definitions/list_or_dict/oneOf/1/items/type',
              keyword: 'type',
              params: { type: 'string' },
            };
            (vErrors === null ? (vErrors = [err13]) : vErrors.push(err13), errors++);
          }
        let i2 = data6.length,
          j0;
        if (i2 > 1) {
          let indices0 = {};
          for (; i2--;) {
            let item0 = data6[i2];
            if (typeof item0 == 'string') {
              if (typeof indices0[item0] == 'number') {
                j0 = indices0[item0];
                let err14 = {
                  instancePath: instancePath + '/environment',
                  schemaPath: '#/definitions/list_or_dict/oneOf/1/uniqueItems',
                  keyword: 'uniqueItems',
                  params: { i: i2, j: j0 },
                };
                (vErrors === null ? (vErrors = [err14]) : vErrors.push(err14), errors++);
                break;
              }
              indices0[item0] = i2;
            }
          }
        }
      } else {
        let err15 = {
          instancePath: instancePath + '/environment',
          schemaPath: '#/definitions/list_or_dict/oneOf/1/type',
          keyword: 'type',
          params: { type: 'array' },
        };
        (vErrors === null ? (vErrors = [err15]) : vErrors.push(err15), errors++);
      }
      var _valid1 = _errs29 === errors;
      if (
        (_valid1 && valid6
          ? ((valid6 = !1), (passing1 = [passing1, 1]))
          : _valid1 && ((valid6 = !0), (passing1 = 1)),
        valid6)
      )
        ((errors = _errs23), vErrors !== null && (_errs23 ? (vErrors.length = _errs23) : (vErrors = null)));
      else {
        let err16 = {
          instancePath: instancePath + '/environment',
          schemaPath: '#/definitions/list_or_dict/oneOf',
          keyword: 'oneOf',
          params: { passingSchemas: passing1 },
        };
        (vErrors === null ? (vErrors = [err16]) : vErrors.push(err16), errors++);
      }
    }
    if (data.per_replica !== void 0) {
      let data9 = data.per_replica;
      if (typeof data9 != 'boolean' && typeof data9 != 'string') {
        let err17 = {
          instancePath: instancePath + '/per_replica',
          schemaPath: '#/properties/per_replica/type',
          keyword: 'type',
          params: { type: schema64.properties.per_replica.type },
        };
        (vErrors === null ? (vErrors = [err17]) : vErrors.push(err17), errors++);
      }
    }
  } else {
    let err18 = { instancePath, schemaPath: '#/type', keyword: 'type', params: { type: 'object' } };
    (vErrors === null ? (vErrors = [err18]) : vErrors.push(err18), errors++);
  }
  return ((validate35.errors = vErrors), errors === 0);
}
function validate16(data, { instancePath = '', parentData, parentDataProperty, rootData = data } = {}) {
  let vErrors = null,
    errors = 0;
  if (data && typeof data == 'object' && !Array.isArray(data)) {
    for (let key0 in data)
      if (!(func2.call(schema15.properties, key0) || pattern0.test(key0))) {
        let err0 = {
          instancePath,
          schemaPath: '#/additionalProperties',
          keyword: 'additionalProperties',
          params: { additionalProperty: key0 },
        };
        (vErrors === null ? (vErrors = [err0]) : vErrors.push(err0), errors++);
      }
    if (
      (data.develop !== void 0 &&
        (validate17(data.develop, {
          instancePath: instancePath + '/develop',
          parentData: data,
          parentDataProperty: 'develop',
          rootData,
        }) ||
          ((vErrors = vErrors === null ? validate17.errors : vErrors.concat(validate17.errors)),
          (errors = vErrors.length))),
      data.deploy !== void 0 &&
        (validate23(data.deploy, {
          instancePath: instancePath + '/deploy',
          parentData: data,
          parentDataProperty: 'deploy',
          rootData,
        }) ||
          ((vErrors = vErrors === null ? validate23.errors : vErrors.concat(validate23.errors)),
          (errors = vErrors.length))),
      data.annotations !== void 0)
    ) {
      let data2 = data.annotations,
        _errs6 = errors,
        valid2 = !1,
        passing0 = null,
        _errs7 = errors;
      if (data2 && typeof data2 == 'object' && !Array.isArray(data2)) {
        for (let key1 in data2)
          if (!pattern7.test(key1)) {
            let err1 = {
              instancePath: instancePath + '/annotations',
              schemaPath: '#/definitions/list_or_dict/oneOf/0/additionalProperties',
              keyword: 'additionalProperties',
              params: { additionalProperty: key1 },
            };
            (vErrors === null ? (vErrors = [err1]) : vErrors.push(err1), errors++);
          }
        for (let key2 in data2)
          if (pattern7.test(key2)) {
            let data3 = data2[key2];
            if (
              typeof data3 != 'string' &&
              typeof data3 != 'number' &&
              typeof data3 != 'boolean' &&
              data3 !== null
            ) {
              let err2 = {
                instancePath: instancePath + '/annotations/' + key2.replace(/~/g, '~0').replace(/\//g, '~1'),
                schemaPath: '#/definitions/list_or_dict/oneOf/0/patternProperties/.%2B/type',
                keyword: 'type',
                params: { type: schema19.oneOf[0].patternProperties['.+'].type },
              };
              (vErrors === null ? (vErrors = [err2]) : vErrors.push(err2), errors++);
            }
          }
      } else {
        let err3 = {
          instancePath: instancePath + '/annotations',
          schemaPath: '#/definitions/list_or_dict/oneOf/0/type',
          keyword: 'type',
          params: { type: 'object' },
        };
        (vErrors === null ? (vErrors = [err3]) : vErrors.push(err3), errors++);
      }
      var _valid0 = _errs7 === errors;
      _valid0 && ((valid2 = !0), (passing0 = 0));
      let _errs12 = errors;
      if (Array.isArray(data2)) {
        let len0 = data2.length;
        for (let i0 = 0; i0 < len0; i0++)
          if (typeof data2[i0] != 'string') {
            let err4 = {
              instancePath: instancePath + '/annotations/' + i0,
              schemaPath: '#/definitions/list_or_dict/oneOf/1/items/type',
              keyword: 'type',
              params: { type: 'string' },
            };
            (vErrors === null ? (vErrors = [err4]) : vErrors.push(err4), errors++);
          }
        let i1 = data2.length,
          j0;
        if (i1 > 1) {
          let indices0 = {};
          for (; i1--;) {
            let item0 = data2[i1];
            if (typeof item0 == 'string') {
              if (typeof indices0[item0] == 'number') {
                j0 = indices0[item0];
                let err5 = {
                  instancePath: instancePath + '/annotations',
                  schemaPath: '#/definitions/list_or_dict/oneOf/1/uniqueItems',
                  keyword: 'uniqueItems',
                  params: { i: i1, j: j0 },
                };
                (vErrors === null ? (vErrors = [err5]) : vErrors.push(err5), errors++);
                break;
              }
              indices0[item0] = i1;
            }
          }
        }
      } else {
        let err6 = {
          instancePath: instancePath + '/annotations',
          schemaPath: '#/definitions/list_or_dict/oneOf/1/type',
          keyword: 'type',
          params: { type: 'array' },
        };
        (vErrors === null ? (vErrors = [err6]) : vErrors.push(err6), errors++);
      }
      var _valid0 = _errs12 === errors;
      if (
        (_valid0 && valid2
          ? ((valid2 = !1), (passing0 = [passing0, 1]))
          : _valid0 && ((valid2 = !0), (passing0 = 1)),
        valid2)
      )
        ((errors = _errs6), vErrors !== null && (_errs6 ? (vErrors.length = _errs6) : (vErrors = null)));
      else {
        let err7 = {
          instancePath: instancePath + '/annotations',
          schemaPath: '#/definitions/list_or_dict/oneOf',
          keyword: 'oneOf',
          params: { passingSchemas: passing0 },
        };
        (vErrors === null ? (vErrors = [err7]) : vErrors.push(err7), errors++);
      }
    }
    if (data.attach !== void 0) {
      let data5 = data.attach;
      if (typeof data5 != 'boolean' && typeof data5 != 'string') {
        let err8 = {
          instancePath: instancePath + '/attach',
          schemaPath: '#/properties/attach/type',
          keyword: 'type',
          params: { type: schema15.properties.attach.type },
        };
        (vErrors === null ? (vErrors = [err8]) : vErrors.push(err8), errors++);
      }
    }
    if (data.build !== void 0) {
      let data6 = data.build,
        _errs19 = errors,
        valid7 = !1,
        passing1 = null,
        _errs20 = errors;
      if (typeof data6 != 'string') {
        let err9 = {
          instancePath: instancePath + '/build',
          schemaPath: '#/properties/build/oneOf/0/type',
          keyword: 'type',
          params: { type: 'string' },
        };
        (vErrors === null ? (vErrors = [err9]) : vErrors.push(err9), errors++);
      }
      var _valid1 = _errs20 === errors;
      _valid1 && ((valid7 = !0), (passing1 = 0));
      let _errs22 = errors;
      if (data6 && typeof data6 == 'object' && !Array.isArray(data6)) {
        for (let key3 in data6)
          if (!(func2.call(schema15.properties.build.oneOf[1].properties, key3) || pattern0.test(key3))) {
            let err10 = {
              instancePath: instancePath + '/build',
              schemaPath: '#/properties/build/oneOf/1/additionalProperties',
              keyword: 'additionalProperties',
              params: { additionalProperty: key3 },
            };
            (vErrors === null ? (vErrors = [err10]) : vErrors.push(err10), errors++);
          }
        if (data6.context !== void 0 && typeof data6.context != 'string') {
          let err11 = {
            instancePath: instancePath + '/build/context',
            schemaPath: '#/properties/build/oneOf/1/properties/context/type',
            keyword: 'type',
            params: { type: 'string' },
          };
          (vErrors === null ? (vErrors = [err11]) : vErrors.push(err11), errors++);
        }
        if (data6.dockerfile !== void 0 && typeof data6.dockerfile != 'string') {
          let err12 = {
            instancePath: instancePath + '/build/dockerfile',
            schemaPath: '#/properties/build/oneOf/1/properties/dockerfile/type',
            keyword: 'type',
            params: { type: 'string' },
          };
          (vErrors === null ? (vErrors = [err12]) : vErrors.push(err12), errors++);
        }
        if (data6.dockerfile_inline !== void 0 && typeof data6.dockerfile_inline != 'string') {
          let err13 = {
            instancePath: instancePath + '/build/dockerfile_inline',
            schemaPath: '#/properties/build/oneOf/1/properties/dockerfile_inline/type',
            keyword: 'type',
            params: { type: 'string' },
          };
          (vErrors === null ? (vErrors = [err13]) : vErrors.push(err13), errors++);
        }
        if (data6.entitlements !== void 0) {
          let data10 = data6.entitlements;
          if (Array.isArray(data10)) {
            let len1 = data10.length;
            for (let i2 = 0; i2 < len1; i2++)
              if (typeof data10[i2] != 'string') {
                let err14 = {
                  instancePath: instancePath + '/build/entitlements/' + i2,
                  schemaPath: '#/properties/build/oneOf/1/properties/entitlements/items/type',
                  keyword: 'type',
                  params: { type: 'string' },
                };
                (vErrors === null ? (vErrors = [err14]) : vErrors.push(err14), errors++);
              }
          } else {
            let err15 = {
              instancePath: instancePath + '/build/entitlements',
              schemaPath: '#/properties/build/oneOf/1/properties/entitlements/type',
              keyword: 'type',
              params: { type: 'array' },
            };
            (vErrors === null ? (vErrors = [err15]) : vErrors.push(err15), errors++);
          }
        }
        if (data6.args !== void 0) {
          let data12 = data6.args,
            _errs37 = errors,
            valid12 = !1,
            passing2 = null,
            _errs38 = errors;
          if (data12 && typeof data12 == 'object' && !Array.isArray(data12)) {
            for (let key4 in data12)
              if (!pattern7.test(key4)) {
                let err16 = {
                  instancePath: instancePath + '/build/args',
                  schemaPath: '#/definitions/list_or_dict/oneOf/0/additionalProperties',
                  keyword: 'additionalProperties',
                  params: { additionalProperty: key4 },
                };
                (vErrors === null ? (vErrors = [err16]) : vErrors.push(err16), errors++);
              }
            for (let key5 in data12)
              if (pattern7.test(key5)) {
                let data13 = data12[key5];
                if (
                  typeof data13 != 'string' &&
                  typeof data13 != 'number' &&
                  typeof data13 != 'boolean' &&
                  data13 !== null
                ) {
                  let err17 = {
                    instancePath:
                      instancePath + '/build/args/' + key5.replace(/~/g, '~0').replace(/\//g, '~1'),
                    schemaPath: '#/definitions/list_or_dict/oneOf/0/patternProperties/.%2B/type',
                    keyword: 'type',
                    params: { type: schema19.oneOf[0].patternProperties['.+'].type },
                  };
                  (vErrors === null ? (vErrors = [err17]) : vErrors.push(err17), errors++);
                }
              }
          } else {
            let err18 = {
              instancePath: instancePath + '/build/args',
              schemaPath: '#/definitions/list_or_dict/oneOf/0/type',
              keyword: 'type',
              params: { type: 'object' },
            };
            (vErrors === null ? (vErrors = [err18]) : vErrors.push(err18), errors++);
          }
          var _valid2 = _errs38 === errors;
          _valid2 && ((valid12 = !0), (passing2 = 0));
          let _errs43 = errors;
          if (Array.isArray(data12)) {
            let len2 = data12.length;
            for (let i3 = 0; i3 < len2; i3++)
              if (typeof data12[i3] != 'string') {
                let err19 = {
                  instancePath: instancePath + '/build/args/' + i3,
                  schemaPath: '#/definitions/list_or_dict/oneOf/1/items/type',
                  keyword: 'type',
                  params: { type: 'string' },
                };
                (vErrors === null ? (vErrors = [err19]) : vErrors.push(err19), errors++);
              }
            let i4 = data12.length,
              j1;
            if (i4 > 1) {
              let indices1 = {};
              for (; i4--;) {
                let item1 = data12[i4];
                if (typeof item1 == 'string') {
                  if (typeof indices1[item1] == 'number') {
                    j1 = indices1[item1];
                    let err20 = {
                      instancePath: instancePath + '/build/args',
                      schemaPath: '#/definitions/list_or_dict/oneOf/1/uniqueItems',
                      keyword: 'uniqueItems',
                      params: { i: i4, j: j1 },
                    };
                    (vErrors === null ? (vErrors = [err20]) : vErrors.push(err20), errors++);
                    break;
                  }
                  indices1[item1] = i4;
                }
              }
            }
          } else {
            let err21 = {
              instancePath: instancePath + '/build/args',
              schemaPath: '#/definitions/list_or_dict/oneOf/1/type',
              keyword: 'type',
              params: { type: 'array' },
            };
            (vErrors === null ? (vErrors = [err21]) : vErrors.push(err21), errors++);
          }
          var _valid2 = _errs43 === errors;
          if (
            (_valid2 && valid12
              ? ((valid12 = !1), (passing2 = [passing2, 1]))
              : _valid2 && ((valid12 = !0), (passing2 = 1)),
            valid12)
          )
            ((errors = _errs37),
              vErrors !== null && (_errs37 ? (vErrors.length = _errs37) : (vErrors = null)));
          else {
            let err22 = {
              instancePath: instancePath + '/build/args',
              schemaPath: '#/definitions/list_or_dict/oneOf',
              keyword: 'oneOf',
              params: { passingSchemas: passing2 },
            };
            (vErrors === null ? (vErrors = [err22]) : vErrors.push(err22), errors++);
          }
        }
        if (data6.ssh !== void 0) {
          let data15 = data6.ssh,
            _errs49 = errors,
            valid18 = !1,
            passing3 = null,
            _errs50 = errors;
          if (data15 && typeof data15 == 'object' && !Array.isArray(data15)) {
            for (let key6 in data15)
              if (!pattern7.test(key6)) {
                let err23 = {
                  instancePath: instancePath + '/build/ssh',
                  schemaPath: '#/definitions/list_or_dict/oneOf/0/additionalProperties',
                  keyword: 'additionalProperties',
                  params: { additionalProperty: key6 },
                };
                (vErrors === null ? (vErrors = [err23]) : vErrors.push(err23), errors++);
              }
            for (let key7 in data15)
              if (pattern7.test(key7)) {
                let data16 = data15[key7];
                if (
                  typeof data16 != 'string' &&
                  typeof data16 != 'number' &&
                  typeof data16 != 'boolean' &&
                  data16 !== null
                ) {
                  let err24 = {
                    instancePath:
                      instancePath + '/build/ssh/' + key7.replace(/~/g, '~0').replace(/\//g, '~1'),
                    schemaPath: '#/definitions/list_or_dict/oneOf/0/patternProperties/.%2B/type',
                    keyword: 'type',
                    params: { type: schema19.oneOf[0].patternProperties['.+'].type },
                  };
                  (vErrors === null ? (vErrors = [err24]) : vErrors.push(err24), errors++);
                }
              }
          } else {
            let err25 = {
              instancePath: instancePath + '/build/ssh',
              schemaPath: '#/definitions/list_or_dict/oneOf/0/type',
              keyword: 'type',
              params: { type: 'object' },
            };
            (vErrors === null ? (vErrors = [err25]) : vErrors.push(err25), errors++);
          }
          var _valid3 = _errs50 === errors;
          _valid3 && ((valid18 = !0), (passing3 = 0));
          let _errs55 = errors;
          if (Array.isArray(data15)) {
            let len3 = data15.length;
            for (let i5 = 0; i5 < len3; i5++)
              if (typeof data15[i5] != 'string') {
                let err26 = {
                  instancePath: instancePath + '/build/ssh/' + i5,
                  schemaPath: '#/definitions/list_or_dict/oneOf/1/items/type',
                  keyword: 'type',
                  params: { type: 'string' },
                };
                (vErrors === null ? (vErrors = [err26]) : vErrors.push(err26), errors++);
              }
            let i6 = data15.length,
              j2;
            if (i6 > 1) {
              let indices2 = {};
              for (; i6--;) {
                let item2 = data15[i6];
                if (typeof item2 == 'string') {
                  if (typeof indices2[item2] == 'number') {
                    j2 = indices2[item2];
                    let err27 = {
                      instancePath: instancePath + '/build/ssh',
                      schemaPath: '#/definitions/list_or_dict/oneOf/1/uniqueItems',
                      keyword: 'uniqueItems',
                      params: { i: i6, j: j2 },
                    };
                    (vErrors === null ? (vErrors = [err27]) : vErrors.push(err27), errors++);
                    break;
                  }
                  indices2[item2] = i6;
                }
              }
            }
          } else {
            let err28 = {
              instancePath: instancePath + '/build/ssh',
              schemaPath: '#/definitions/list_or_dict/oneOf/1/type',
              keyword: 'type',
              params: { type: 'array' },
            };
            (vErrors === null ? (vErrors = [err28]) : vErrors.push(err28), errors++);
          }
          var _valid3 = _errs55 === errors;
          if (
            (_valid3 && valid18
              ? ((valid18 = !1), (passing3 = [passing3, 1]))
              : _valid3 && ((valid18 = !0), (passing3 = 1)),
            valid18)
          )
            ((errors = _errs49),
              vErrors !== null && (_errs49 ? (vErrors.length = _errs49) : (vErrors = null)));
          else {
            let err29 = {
              instancePath: instancePath + '/build/ssh',
              schemaPath: '#/definitions/list_or_dict/oneOf',
              keyword: 'oneOf',
              params: { passingSchemas: passing3 },
            };
            (vErrors === null ? (vErrors = [err29]) : vErrors.push(err29), errors++);
          }
        }
        if (data6.labels !== void 0) {
          let data18 = data6.labels,
            _errs61 = errors,
            valid24 = !1,
            passing4 = null,
            _errs62 = errors;
          if (data18 && typeof data18 == 'object' && !Array.isArray(data18)) {
            for (let key8 in data18)
              if (!pattern7.test(key8)) {
                let err30 = {
                  instancePath: instancePath + '/build/labels',
                  schemaPath: '#/definitions/list_or_dict/oneOf/0/additionalProperties',
                  keyword: 'additionalProperties',
                  params: { additionalProperty: key8 },
                };
                (vErrors === null ? (vErrors = [err30]) : vErrors.push(err30), errors++);
              }
            for (let key9 in data18)
              if (pattern7.test(key9)) {
                let data19 = data18[key9];
                if (
                  typeof data19 != 'string' &&
                  typeof data19 != 'number' &&
                  typeof data19 != 'boolean' &&
                  data19 !== null
                ) {
                  let err31 = {
                    instancePath:
                      instancePath + '/build/labels/' + key9.replace(/~/g, '~0').replace(/\//g, '~1'),
                    schemaPath: '#/definitions/list_or_dict/oneOf/0/patternProperties/.%2B/type',
                    keyword: 'type',
                    params: { type: schema19.oneOf[0].patternProperties['.+'].type },
                  };
                  (vErrors === null ? (vErrors = [err31]) : vErrors.push(err31), errors++);
                }
              }
          } else {
            let err32 = {
              instancePath: instancePath + '/build/labels',
              schemaPath: '#/definitions/list_or_dict/oneOf/0/type',
              keyword: 'type',
              params: { type: 'object' },
            };
            (vErrors === null ? (vErrors = [err32]) : vErrors.push(err32), errors++);
          }
          var _valid4 = _errs62 === errors;
          _valid4 && ((valid24 = !0), (passing4 = 0));
          let _errs67 = errors;
          if (Array.isArray(data18)) {
            let len4 = data18.length;
            for (let i7 = 0; i7 < len4; i7++)
              if (typeof data18[i7] != 'string') {
                let err33 = {
                  instancePath: instancePath + '/build/labels/' + i7,
                  schemaPath: '#/definitions/list_or_dict/oneOf/1/items/type',
                  keyword: 'type',
                  params: { type: 'string' },
                };
                (vErrors === null ? (vErrors = [err33]) : vErrors.push(err33), errors++);
              }
            let i8 = data18.length,
              j3;
            if (i8 > 1) {
              let indices3 = {};
              for (; i8--;) {
                let item3 = data18[i8];
                if (typeof item3 == 'string') {
                  if (typeof indices3[item3] == 'number') {
                    j3 = indices3[item3];
                    let err34 = {
                      instancePath: instancePath + '/build/labels',
                      schemaPath: '#/definitions/list_or_dict/oneOf/1/uniqueItems',
                      keyword: 'uniqueItems',
                      params: { i: i8, j: j3 },
                    };
                    (vErrors === null ? (vErrors = [err34]) : vErrors.push(err34), errors++);
                    break;
                  }
                  indices3[item3] = i8;
                }
              }
            }
          } else {
            let err35 = {
              instancePath: instancePath + '/build/labels',
              schemaPath: '#/definitions/list_or_dict/oneOf/1/type',
              keyword: 'type',
              params: { type: 'array' },
            };
            (vErrors === null ? (vErrors = [err35]) : vErrors.push(err35), errors++);
          }
          var _valid4 = _errs67 === errors;
          if (
            (_valid4 && valid24
              ? ((valid24 = !1), (passing4 = [passing4, 1]))
              : _valid4 && ((valid24 = !0), (passing4 = 1)),
            valid24)
          )
            ((errors = _errs61),
              vErrors !== null && (_errs61 ? (vErrors.length = _errs61) : (vErrors = null)));
          else {
            let err36 = {
              instancePath: instancePath + '/build/labels',
              schemaPath: '#/definitions/list_or_dict/oneOf',
              keyword: 'oneOf',
              params: { passingSchemas: passing4 },
            };
            (vErrors === null ? (vErrors = [err36]) : vErrors.push(err36), errors++);
          }
        }
        if (data6.cache_from !== void 0) {
          let data21 = data6.cache_from;
          if (Array.isArray(data21)) {
            let len5 = data21.length;
            for (let i9 = 0; i9 < len5; i9++)
              if (typeof data21[i9] != 'string') {
                let err37 = {
                  instancePath: instancePath + '/build/cache_from/' + i9,
                  schemaPath: '#/properties/build/oneOf/1/properties/cache_from/items/type',
                  keyword: 'type',
                  params: { type: 'string' },
                };
                (vErrors === null ? (vErrors = [err37]) : vErrors.push(err37), errors++);
              }
          } else {
            let err38 = {
              instancePath: instancePath + '/build/cache_from',
              schemaPath: '#/properties/build/oneOf/1/properties/cache_from/type',
              keyword: 'type',
              params: { type: 'array' },
            };
            (vErrors === null ? (vErrors = [err38]) : vErrors.push(err38), errors++);
          }
        }
        if (data6.cache_to !== void 0) {
          let data23 = data6.cache_to;
          if (Array.isArray(data23)) {
            let len6 = data23.length;
            for (let i10 = 0; i10 < len6; i10++)
              if (typeof data23[i10] != 'string') {
                let err39 = {
                  instancePath: instancePath + '/build/cache_to/' + i10,
                  schemaPath: '#/properties/build/oneOf/1/properties/cache_to/items/type',
                  keyword: 'type',
                  params: { type: 'string' },
                };
                (vErrors === null ? (vErrors = [err39]) : vErrors.push(err39), errors++);
              }
          } else {
            let err40 = {
              instancePath: instancePath + '/build/cache_to',
              schemaPath: '#/properties/build/oneOf/1/properties/cache_to/type',
              keyword: 'type',
              params: { type: 'array' },
            };
            (vErrors === null ? (vErrors = [err40]) : vErrors.push(err40), errors++);
          }
        }
        if (data6.no_cache !== void 0) {
          let data25 = data6.no_cache;
          if (typeof data25 != 'boolean' && typeof data25 != 'string') {
            let err41 = {
              instancePath: instancePath + '/build/no_cache',
              schemaPath: '#/properties/build/oneOf/1/properties/no_cache/type',
              keyword: 'type',
              params: { type: schema15.properties.build.oneOf[1].properties.no_cache.type },
            };
            (vErrors === null ? (vErrors = [err41]) : vErrors.push(err41), errors++);
          }
        }
        if (data6.additional_contexts !== void 0) {
          let data26 = data6.additional_contexts,
            _errs83 = errors,
            valid34 = !1,
            passing5 = null,
            _errs84 = errors;
          if (data26 && typeof data26 == 'object' && !Array.isArray(data26)) {
            for (let key10 in data26)
              if (!pattern7.test(key10)) {
                let err42 = {
                  instancePath: instancePath + '/build/additional_contexts',
                  schemaPath: '#/definitions/list_or_dict/oneOf/0/additionalProperties',
                  keyword: 'additionalProperties',
                  params: { additionalProperty: key10 },
                };
                (vErrors === null ? (vErrors = [err42]) : vErrors.push(err42), errors++);
              }
            for (let key11 in data26)
              if (pattern7.test(key11)) {
                let data27 = data26[key11];
                if (
                  typeof data27 != 'string' &&
                  typeof data27 != 'number' &&
                  typeof data27 != 'boolean' &&
                  data27 !== null
                ) {
                  let err43 = {
                    instancePath:
                      instancePath +
                      '/build/additional_contexts/' +
                      key11.replace(/~/g, '~0').replace(/\//g, '~1'),
                    schemaPath: '#/definitions/list_or_dict/oneOf/0/patternProperties/.%2B/type',
                    keyword: 'type',
                    params: { type: schema19.oneOf[0].patternProperties['.+'].type },
                  };
                  (vErrors === null ? (vErrors = [err43]) : vErrors.push(err43), errors++);
                }
              }
          } else {
            let err44 = {
              instancePath: instancePath + '/build/additional_contexts',
              schemaPath: '#/definitions/list_or_dict/oneOf/0/type',
              keyword: 'type',
              params: { type: 'object' },
            };
            (vErrors === null ? (vErrors = [err44]) : vErrors.push(err44), errors++);
          }
          var _valid5 = _errs84 === errors;
          _valid5 && ((valid34 = !0), (passing5 = 0));
          let _errs89 = errors;
          if (Array.isArray(data26)) {
            let len7 = data26.length;
            for (let i11 = 0; i11 < len7; i11++)
              if (typeof data26[i11] != 'string') {
                let err45 = {
                  instancePath: instancePath + '/build/additional_contexts/' + i11,
                  schemaPath: '#/definitions/list_or_dict/oneOf/1/items/type',
                  keyword: 'type',
                  params: { type: 'string' },
                };
                (vErrors === null ? (vErrors = [err45]) : vErrors.push(err45), errors++);
              }
            let i12 = data26.length,
              j4;
            if (i12 > 1) {
              let indices4 = {};
              for (; i12--;) {
                let item4 = data26[i12];
                if (typeof item4 == 'string') {
                  if (typeof indices4[item4] == 'number') {
                    j4 = indices4[item4];
                    let err46 = {
                      instancePath: instancePath + '/build/additional_contexts',
                      schemaPath: '#/definitions/list_or_dict/oneOf/1/uniqueItems',
                      keyword: 'uniqueItems',
                      params: { i: i12, j: j4 },
                    };
                    (vErrors === null ? (vErrors = [err46]) : vErrors.push(err46), errors++);
                    break;
                  }
                  indices4[item4] = i12;
                }
              }
            }
          } else {
            let err47 = {
              instancePath: instancePath + '/build/additional_contexts',
              schemaPath: '#/definitions/list_or_dict/oneOf/1/type',
              keyword: 'type',
              params: { type: 'array' },
            };
            (vErrors === null ? (vErrors = [err47]) : vErrors.push(err47), errors++);
          }
          var _valid5 = _errs89 === errors;
          if (
            (_valid5 && valid34
              ? ((valid34 = !1), (passing5 = [passing5, 1]))
              : _valid5 && ((valid34 = !0), (passing5 = 1)),
            valid34)
          )
            ((errors = _errs83),
              vErrors !== null && (_errs83 ? (vErrors.length = _errs83) : (vErrors = null)));
          else {
            let err48 = {
              instancePath: instancePath + '/build/additional_contexts',
              schemaPath: '#/definitions/list_or_dict/oneOf',
              keyword: 'oneOf',
              params: { passingSchemas: passing5 },
            };
            (vErrors === null ? (vErrors = [err48]) : vErrors.push(err48), errors++);
          }
        }
        if (data6.network !== void 0 && typeof data6.network != 'string') {
          let err49 = {
            instancePath: instancePath + '/build/network',
            schemaPath: '#/properties/build/oneOf/1/properties/network/type',
            keyword: 'type',
            params: { type: 'string' },
          };
          (vErrors === null ? (vErrors = [err49]) : vErrors.push(err49), errors++);
        }
        if (data6.pull !== void 0) {
          let data30 = data6.pull;
          if (typeof data30 != 'boolean' && typeof data30 != 'string') {
            let err50 = {
              instancePath: instancePath + '/build/pull',
              schemaPath: '#/properties/build/oneOf/1/properties/pull/type',
              keyword: 'type',
              params: { type: schema15.properties.build.oneOf[1].properties.pull.type },
            };
            (vErrors === null ? (vErrors = [err50]) : vErrors.push(err50), errors++);
          }
        }
        if (data6.target !== void 0 && typeof data6.target != 'string') {
          let err51 = {
            instancePath: instancePath + '/build/target',
            schemaPath: '#/properties/build/oneOf/1/properties/target/type',
            keyword: 'type',
            params: { type: 'string' },
          };
          (vErrors === null ? (vErrors = [err51]) : vErrors.push(err51), errors++);
        }
        if (data6.shm_size !== void 0) {
          let data32 = data6.shm_size;
          if (!(typeof data32 == 'number' && !(data32 % 1) && !isNaN(data32)) && typeof data32 != 'string') {
            let err52 = {
              instancePath: instancePath + '/build/shm_size',
              schemaPath: '#/properties/build/oneOf/1/properties/shm_size/type',
              keyword: 'type',
              params: { type: schema15.properties.build.oneOf[1].properties.shm_size.type },
            };
            (vErrors === null ? (vErrors = [err52]) : vErrors.push(err52), errors++);
          }
        }
        if (data6.extra_hosts !== void 0) {
          let data33 = data6.extra_hosts,
            _errs103 = errors,
            valid40 = !1,
            passing6 = null,
            _errs104 = errors;
          if (data33 && typeof data33 == 'object' && !Array.isArray(data33)) {
            for (let key12 in data33)
              if (!pattern7.test(key12)) {
                let err53 = {
                  instancePath: instancePath + '/build/extra_hosts',
                  schemaPath: '#/definitions/extra_hosts/oneOf/0/additionalProperties',
                  keyword: 'additionalProperties',
                  params: { additionalProperty: key12 },
                };
                (vErrors === null ? (vErrors = [err53]) : vErrors.push(err53), errors++);
              }
            for (let key13 in data33)
              if (pattern7.test(key13)) {
                let data34 = data33[key13],
                  _errs108 = errors,
                  valid42 = !1,
                  passing7 = null,
                  _errs109 = errors;
                if (typeof data34 != 'string') {
                  let err54 = {
                    instancePath:
                      instancePath + '/build/extra_hosts/' + key13.replace(/~/g, '~0').replace(/\//g, '~1'),
                    schemaPath: '#/definitions/extra_hosts/oneOf/0/patternProperties/.%2B/oneOf/0/type',
                    keyword: 'type',
                    params: { type: 'string' },
                  };
                  (vErrors === null ? (vErrors = [err54]) : vErrors.push(err54), errors++);
                }
                var _valid7 = _errs109 === errors;
                _valid7 && ((valid42 = !0), (passing7 = 0));
                let _errs111 = errors;
                if (Array.isArray(data34)) {
                  let len8 = data34.length;
                  for (let i13 = 0; i13 < len8; i13++)
                    if (typeof data34[i13] != 'string') {
                      let err55 = {
                        instancePath:
                          instancePath +
                          '/build/extra_hosts/' +
                          key13.replace(/~/g, '~0').replace(/\//g, '~1') +
                          '/' +
                          i13,
                        schemaPath:
                          '#/definitions/extra_hosts/oneOf/0/patternProperties/.%2B/oneOf/1/items/type',
                        keyword: 'type',
                        params: { type: 'string' },
                      };
                      (vErrors === null ? (vErrors = [err55]) : vErrors.push(err55), errors++);
                    }
                } else {
                  let err56 = {
                    instancePath:
                      instancePath + '/build/extra_hosts/' + key13.replace(/~/g, '~0').replace(/\//g, '~1'),
                    schemaPath: '#/definitions/extra_hosts/oneOf/0/patternProperties/.%2B/oneOf/1/type',
                    keyword: 'type',
                    params: { type: 'array' },
                  };
                  (vErrors === null ? (vErrors = [err56]) : vErrors.push(err56), errors++);
                }
                var _valid7 = _errs111 === errors;
                if (
                  (_valid7 && valid42
                    ? ((valid42 = !1), (passing7 = [passing7, 1]))
                    : _valid7 && ((valid42 = !0), (passing7 = 1)),
                  valid42)
                )
                  ((errors = _errs108),
                    vErrors !== null && (_errs108 ? (vErrors.length = _errs108) : (vErrors = null)));
                else {
                  let err57 = {
                    instancePath:
                      instancePath + '/build/extra_hosts/' + key13.replace(/~/g, '~0').replace(/\//g, '~1'),
                    schemaPath: '#/definitions/extra_hosts/oneOf/0/patternProperties/.%2B/oneOf',
                    keyword: 'oneOf',
                    params: { passingSchemas: passing7 },
                  };
                  (vErrors === null ? (vErrors = [err57]) : vErrors.push(err57), errors++);
                }
              }
          } else {
            let err58 = {
              instancePath: instancePath + '/build/extra_hosts',
              schemaPath: '#/definitions/extra_hosts/oneOf/0/type',
              keyword: 'type',
              params: { type: 'object' },
            };
            (vErrors === null ? (vErrors = [err58]) : vErrors.push(err58), errors++);
          }
          var _valid6 = _errs104 === errors;
          _valid6 && ((valid40 = !0), (passing6 = 0));
          let _errs115 = errors;
          if (Array.isArray(data33)) {
            let len9 = data33.length;
            for (let i14 = 0; i14 < len9; i14++)
              if (typeof data33[i14] != 'string') {
                let err59 = {
                  instancePath: instancePath + '/build/extra_hosts/' + i14,
                  schemaPath: '#/definitions/extra_hosts/oneOf/1/items/type',
                  keyword: 'type',
                  params: { type: 'string' },
                };
                (vErrors === null ? (vErrors = [err59]) : vErrors.push(err59), errors++);
              }
            let i15 = data33.length,
              j5;
            if (i15 > 1) {
              let indices5 = {};
              for (; i15--;) {
                let item5 = data33[i15];
                if (typeof item5 == 'string') {
                  if (typeof indices5[item5] == 'number') {
                    j5 = indices5[item5];
                    let err60 = {
                      instancePath: instancePath + '/build/extra_hosts',
                      schemaPath: '#/definitions/extra_hosts/oneOf/1/uniqueItems',
                      keyword: 'uniqueItems',
                      params: { i: i15, j: j5 },
                    };
                    (vErrors === null ? (vErrors = [err60]) : vErrors.push(err60), errors++);
                    break;
                  }
                  indices5[item5] = i15;
                }
              }
            }
          } else {
            let err61 = {
              instancePath: instancePath + '/build/extra_hosts',
              schemaPath: '#/definitions/extra_hosts/oneOf/1/type',
              keyword: 'type',
              params: { type: 'array' },
            };
            (vErrors === null ? (vErrors = [err61]) : vErrors.push(err61), errors++);
          }
          var _valid6 = _errs115 === errors;
          if (
            (_valid6 && valid40
              ? ((valid40 = !1), (passing6 = [passing6, 1]))
              : _valid6 && ((valid40 = !0), (passing6 = 1)),
            valid40)
          )
            ((errors = _errs103),
              vErrors !== null && (_errs103 ? (vErrors.length = _errs103) : (vErrors = null)));
          else {
            let err62 = {
              instancePath: instancePath + '/build/extra_hosts',
              schemaPath: '#/definitions/extra_hosts/oneOf',
              keyword: 'oneOf',
              params: { passingSchemas: passing6 },
            };
            (vErrors === null ? (vErrors = [err62]) : vErrors.push(err62), errors++);
          }
        }
        if (data6.isolation !== void 0 && typeof data6.isolation != 'string') {
          let err63 = {
            instancePath: instancePath + '/build/isolation',
            schemaPath: '#/properties/build/oneOf/1/properties/isolation/type',
            keyword: 'type',
            params: { type: 'string' },
          };
          (vErrors === null ? (vErrors = [err63]) : vErrors.push(err63), errors++);
        }
        if (data6.privileged !== void 0) {
          let data38 = data6.privileged;
          if (typeof data38 != 'boolean' && typeof data38 != 'string') {
            let err64 = {
              instancePath: instancePath + '/build/privileged',
              schemaPath: '#/properties/build/oneOf/1/properties/privileged/type',
              keyword: 'type',
              params: { type: schema15.properties.build.oneOf[1].properties.privileged.type },
            };
            (vErrors === null ? (vErrors = [err64]) : vErrors.push(err64), errors++);
          }
        }
        if (data6.secrets !== void 0) {
          let data39 = data6.secrets;
          if (Array.isArray(data39)) {
            let len10 = data39.length;
            for (let i16 = 0; i16 < len10; i16++) {
              let data40 = data39[i16],
                _errs127 = errors,
                valid51 = !1,
                passing8 = null,
                _errs128 = errors;
              if (typeof data40 != 'string') {
                let err65 = {
                  instancePath: instancePath + '/build/secrets/' + i16,
                  schemaPath: '#/definitions/service_config_or_secret/items/oneOf/0/type',
                  keyword: 'type',
                  params: { type: 'string' },
                };
                (vErrors === null ? (vErrors = [err65]) : vErrors.push(err65), errors++);
              }
              var _valid8 = _errs128 === errors;
              _valid8 && ((valid51 = !0), (passing8 = 0));
              let _errs130 = errors;
              if (data40 && typeof data40 == 'object' && !Array.isArray(data40)) {
                for (let key14 in data40)
                  if (!(
                    key14 === 'source' ||
                    key14 === 'target' ||
                    key14 === 'uid' ||
                    key14 === 'gid' ||
                    key14 === 'mode' ||
                    pattern0.test(key14)
                  )) {
                    let err66 = {
                      instancePath: instancePath + '/build/secrets/' + i16,
                      schemaPath: '#/definitions/service_config_or_secret/items/oneOf/1/additionalProperties',
                      keyword: 'additionalProperties',
                      params: { additionalProperty: key14 },
                    };
                    (vErrors === null ? (vErrors = [err66]) : vErrors.push(err66), errors++);
                  }
                if (data40.source !== void 0 && typeof data40.source != 'string') {
                  let err67 = {
                    instancePath: instancePath + '/build/secrets/' + i16 + '/source',
                    schemaPath: '#/definitions/service_config_or_secret/items/oneOf/1/properties/source/type',
                    keyword: 'type',
                    params: { type: 'string' },
                  };
                  (vErrors === null ? (vErrors = [err67]) : vErrors.push(err67), errors++);
                }
                if (data40.target !== void 0 && typeof data40.target != 'string') {
                  let err68 = {
                    instancePath: instancePath + '/build/secrets/' + i16 + '/target',
                    schemaPath: '#/definitions/service_config_or_secret/items/oneOf/1/properties/target/type',
                    keyword: 'type',
                    params: { type: 'string' },
                  };
                  (vErrors === null ? (vErrors = [err68]) : vErrors.push(err68), errors++);
                }
                if (data40.uid !== void 0 && typeof data40.uid != 'string') {
                  let err69 = {
                    instancePath: instancePath + '/build/secrets/' + i16 + '/uid',
                    schemaPath: '#/definitions/service_config_or_secret/items/oneOf/1/properties/uid/type',
                    keyword: 'type',
                    params: { type: 'string' },
                  };
                  (vErrors === null ? (vErrors = [err69]) : vErrors.push(err69), errors++);
                }
                if (data40.gid !== void 0 && typeof data40.gid != 'string') {
                  let err70 = {
                    instancePath: instancePath + '/build/secrets/' + i16 + '/gid',
                    schemaPath: '#/definitions/service_config_or_secret/items/oneOf/1/properties/gid/type',
                    keyword: 'type',
                    params: { type: 'string' },
                  };
                  (vErrors === null ? (vErrors = [err70]) : vErrors.push(err70), errors++);
                }
                if (data40.mode !== void 0) {
                  let data45 = data40.mode;
                  if (typeof data45 != 'number' && typeof data45 != 'string') {
                    let err71 = {
                      instancePath: instancePath + '/build/secrets/' + i16 + '/mode',
                      schemaPath: '#/definitions/service_config_or_secret/items/oneOf/1/properties/mode/type',
                      keyword: 'type',
                      params: { type: schema33.items.oneOf[1].properties.mode.type },
                    };
                    (vErrors === null ? (vErrors = [err71]) : vErrors.push(err71), errors++);
                  }
                }
              } else {
                let err72 = {
                  instancePath: instancePath + '/build/secrets/' + i16,
                  schemaPath: '#/definitions/service_config_or_secret/items/oneOf/1/type',
                  keyword: 'type',
                  params: { type: 'object' },
                };
                (vErrors === null ? (vErrors = [err72]) : vErrors.push(err72), errors++);
              }
              var _valid8 = _errs130 === errors;
              if (
                (_valid8 && valid51
                  ? ((valid51 = !1), (passing8 = [passing8, 1]))
                  : _valid8 && ((valid51 = !0), (passing8 = 1)),
                valid51)
              )
                ((errors = _errs127),
                  vErrors !== null && (_errs127 ? (vErrors.length = _errs127) : (vErrors = null)));
              else {
                let err73 = {
                  instancePath: instancePath + '/build/secrets/' + i16,
                  schemaPath: '#/definitions/service_config_or_secret/items/oneOf',
                  keyword: 'oneOf',
                  params: { passingSchemas: passing8 },
                };
                (vErrors === null ? (vErrors = [err73]) : vErrors.push(err73), errors++);
              }
            }
          } else {
            let err74 = {
              instancePath: instancePath + '/build/secrets',
              schemaPath: '#/definitions/service_config_or_secret/type',
              keyword: 'type',
              params: { type: 'array' },
            };
            (vErrors === null ? (vErrors = [err74]) : vErrors.push(err74), errors++);
          }
        }
        if (data6.tags !== void 0) {
          let data46 = data6.tags;
          if (Array.isArray(data46)) {
            let len11 = data46.length;
            for (let i17 = 0; i17 < len11; i17++)
              if (typeof data46[i17] != 'string') {
                let err75 = {
                  instancePath: instancePath + '/build/tags/' + i17,
                  schemaPath: '#/properties/build/oneOf/1/properties/tags/items/type',
                  keyword: 'type',
                  params: { type: 'string' },
                };
                (vErrors === null ? (vErrors = [err75]) : vErrors.push(err75), errors++);
              }
          } else {
            let err76 = {
              instancePath: instancePath + '/build/tags',
              schemaPath: '#/properties/build/oneOf/1/properties/tags/type',
              keyword: 'type',
              params: { type: 'array' },
            };
            (vErrors === null ? (vErrors = [err76]) : vErrors.push(err76), errors++);
          }
        }
        if (data6.ulimits !== void 0) {
          let data48 = data6.ulimits;
          if (data48 && typeof data48 == 'object' && !Array.isArray(data48)) {
            for (let key15 in data48)
              if (pattern39.test(key15)) {
                let data49 = data48[key15],
                  _errs151 = errors,
                  valid57 = !1,
                  passing9 = null,
                  _errs152 = errors;
                if (
                  !(typeof data49 == 'number' && !(data49 % 1) && !isNaN(data49)) &&
                  typeof data49 != 'string'
                ) {
                  let err77 = {
                    instancePath:
                      instancePath + '/build/ulimits/' + key15.replace(/~/g, '~0').replace(/\//g, '~1'),
                    schemaPath: '#/definitions/ulimits/patternProperties/%5E%5Ba-z%5D%2B%24/oneOf/0/type',
                    keyword: 'type',
                    params: { type: schema34.patternProperties['^[a-z]+$'].oneOf[0].type },
                  };
                  (vErrors === null ? (vErrors = [err77]) : vErrors.push(err77), errors++);
                }
                var _valid9 = _errs152 === errors;
                _valid9 && ((valid57 = !0), (passing9 = 0));
                let _errs154 = errors;
                if (data49 && typeof data49 == 'object' && !Array.isArray(data49)) {
                  if (data49.soft === void 0) {
                    let err78 = {
                      instancePath:
                        instancePath + '/build/ulimits/' + key15.replace(/~/g, '~0').replace(/\//g, '~1'),
                      schemaPath:
                        '#/definitions/ulimits/patternProperties/%5E%5Ba-z%5D%2B%24/oneOf/1/required',
                      keyword: 'required',
                      params: { missingProperty: 'soft' },
                    };
                    (vErrors === null ? (vErrors = [err78]) : vErrors.push(err78), errors++);
                  }
                  if (data49.hard === void 0) {
                    let err79 = {
                      instancePath:
                        instancePath + '/build/ulimits/' + key15.replace(/~/g, '~0').replace(/\//g, '~1'),
                      schemaPath:
                        '#/definitions/ulimits/patternProperties/%5E%5Ba-z%5D%2B%24/oneOf/1/required',
                      keyword: 'required',
                      params: { missingProperty: 'hard' },
                    };
                    (vErrors === null ? (vErrors = [err79]) : vErrors.push(err79), errors++);
                  }
                  for (let key16 in data49)
                    if (!(key16 === 'hard' || key16 === 'soft' || pattern0.test(key16))) {
                      let err80 = {
                        instancePath:
                          instancePath + '/build/ulimits/' + key15.replace(/~/g, '~0').replace(/\//g, '~1'),
                        schemaPath:
                          '#/definitions/ulimits/patternProperties/%5E%5Ba-z%5D%2B%24/oneOf/1/additionalProperties',
                        keyword: 'additionalProperties',
                        params: { additionalProperty: key16 },
                      };
                      (vErrors === null ? (vErrors = [err80]) : vErrors.push(err80), errors++);
                    }
                  if (data49.hard !== void 0) {
                    let data50 = data49.hard;
                    if (
                      !(typeof data50 == 'number' && !(data50 % 1) && !isNaN(data50)) &&
                      typeof data50 != 'string'
                    ) {
                      let err81 = {
                        instancePath:
                          instancePath +
                          '/build/ulimits/' +
                          key15.replace(/~/g, '~0').replace(/\//g, '~1') +
                          '/hard',
                        schemaPath:
                          '#/definitions/ulimits/patternProperties/%5E%5Ba-z%5D%2B%24/oneOf/1/properties/hard/type',
                        keyword: 'type',
                        params: {
                          type: schema34.patternProperties['^[a-z]+$'].oneOf[1].properties.hard.type,
                        },
                      };
                      (vErrors === null ? (vErrors = [err81]) : vErrors.push(err81), errors++);
                    }
                  }
                  if (data49.soft !== void 0) {
                    let data51 = data49.soft;
                    if (
                      !(typeof data51 == 'number' && !(data51 % 1) && !isNaN(data51)) &&
                      typeof data51 != 'string'
                    ) {
                      let err82 = {
                        instancePath:
                          instancePath +
                          '/build/ulimits/' +
                          key15.replace(/~/g, '~0').replace(/\//g, '~1') +
                          '/soft',
                        schemaPath:
                          '#/definitions/ulimits/patternProperties/%5E%5Ba-z%5D%2B%24/oneOf/1/properties/soft/type',
                        keyword: 'type',
                        params: {
                          type: schema34.patternProperties['^[a-z]+$'].oneOf[1].properties.soft.type,
                        },
                      };
                      (vErrors === null ? (vErrors = [err82]) : vErrors.push(err82), errors++);
                    }
                  }
                } else {
                  let err83 = {
                    instancePath:
                      instancePath + '/build/ulimits/' + key15.replace(/~/g, '~0').replace(/\//g, '~1'),
                    schemaPath: '#/definitions/ulimits/patternProperties/%5E%5Ba-z%5D%2B%24/oneOf/1/type',
                    keyword: 'type',
                    params: { type: 'object' },
                  };
                  (vErrors === null ? (vErrors = [err83]) : vErrors.push(err83), errors++);
                }
                var _valid9 = _errs154 === errors;
                if (
                  (_valid9 && valid57
                    ? ((valid57 = !1), (passing9 = [passing9, 1]))
                    : _valid9 && ((valid57 = !0), (passing9 = 1)),
                  valid57)
                )
                  ((errors = _errs151),
                    vErrors !== null && (_errs151 ? (vErrors.length = _errs151) : (vErrors = null)));
                else {
                  let err84 = {
                    instancePath:
                      instancePath + '/build/ulimits/' + key15.replace(/~/g, '~0').replace(/\//g, '~1'),
                    schemaPath: '#/definitions/ulimits/patternProperties/%5E%5Ba-z%5D%2B%24/oneOf',
                    keyword: 'oneOf',
                    params: { passingSchemas: passing9 },
                  };
                  (vErrors === null ? (vErrors = [err84]) : vErrors.push(err84), errors++);
                }
              }
          } else {
            let err85 = {
              instancePath: instancePath + '/build/ulimits',
              schemaPath: '#/definitions/ulimits/type',
              keyword: 'type',
              params: { type: 'object' },
            };
            (vErrors === null ? (vErrors = [err85]) : vErrors.push(err85), errors++);
          }
        }
        if (data6.platforms !== void 0) {
          let data52 = data6.platforms;
          if (Array.isArray(data52)) {
            let len12 = data52.length;
            for (let i18 = 0; i18 < len12; i18++)
              if (typeof data52[i18] != 'string') {
                let err86 = {
                  instancePath: instancePath + '/build/platforms/' + i18,
                  schemaPath: '#/properties/build/oneOf/1/properties/platforms/items/type',
                  keyword: 'type',
                  params: { type: 'string' },
                };
                (vErrors === null ? (vErrors = [err86]) : vErrors.push(err86), errors++);
              }
          } else {
            let err87 = {
              instancePath: instancePath + '/build/platforms',
              schemaPath: '#/properties/build/oneOf/1/properties/platforms/type',
              keyword: 'type',
              params: { type: 'array' },
            };
            (vErrors === null ? (vErrors = [err87]) : vErrors.push(err87), errors++);
          }
        }
        if (data6.provenance !== void 0) {
          let data54 = data6.provenance;
          if (typeof data54 != 'string' && typeof data54 != 'boolean') {
            let err88 = {
              instancePath: instancePath + '/build/provenance',
              schemaPath: '#/properties/build/oneOf/1/properties/provenance/type',
              keyword: 'type',
              params: { type: schema15.properties.build.oneOf[1].properties.provenance.type },
            };
            (vErrors === null ? (vErrors = [err88]) : vErrors.push(err88), errors++);
          }
        }
        if (data6.sbom !== void 0) {
          let data55 = data6.sbom;
          if (typeof data55 != 'string' && typeof data55 != 'boolean') {
            let err89 = {
              instancePath: instancePath + '/build/sbom',
              schemaPath: '#/properties/build/oneOf/1/properties/sbom/type',
              keyword: 'type',
              params: { type: schema15.properties.build.oneOf[1].properties.sbom.type },
            };
            (vErrors === null ? (vErrors = [err89]) : vErrors.push(err89), errors++);
          }
        }
        data6.no_cache_filter !== void 0 &&
          (validate12(data6.no_cache_filter, {
            instancePath: instancePath + '/build/no_cache_filter',
            parentData: data6,
            parentDataProperty: 'no_cache_filter',
            rootData,
          }) ||
            ((vErrors = vErrors === null ? validate12.errors : vErrors.concat(validate12.errors)),
            (errors = vErrors.length)));
      } else {
        let err90 = {
          instancePath: instancePath + '/build',
          schemaPath: '#/properties/build/oneOf/1/type',
          keyword: 'type',
          params: { type: 'object' },
        };
        (vErrors === null ? (vErrors = [err90]) : vErrors.push(err90), errors++);
      }
      var _valid1 = _errs22 === errors;
      if (
        (_valid1 && valid7
          ? ((valid7 = !1), (passing1 = [passing1, 1]))
          : _valid1 && ((valid7 = !0), (passing1 = 1)),
        valid7)
      )
        ((errors = _errs19), vErrors !== null && (_errs19 ? (vErrors.length = _errs19) : (vErrors = null)));
      else {
        let err91 = {
          instancePath: instancePath + '/build',
          schemaPath: '#/properties/build/oneOf',
          keyword: 'oneOf',
          params: { passingSchemas: passing1 },
        };
        (vErrors === null ? (vErrors = [err91]) : vErrors.push(err91), errors++);
      }
    }
    if (data.blkio_config !== void 0) {
      let data57 = data.blkio_config;
      if (data57 && typeof data57 == 'object' && !Array.isArray(data57)) {
        for (let key17 in data57)
          if (!(
            key17 === 'device_read_bps' ||
            key17 === 'device_read_iops' ||
            key17 === 'device_write_bps' ||
            key17 === 'device_write_iops' ||
            key17 === 'weight' ||
            key17 === 'weight_device'
          )) {
            let err92 = {
              instancePath: instancePath + '/blkio_config',
              schemaPath: '#/properties/blkio_config/additionalProperties',
              keyword: 'additionalProperties',
              params: { additionalProperty: key17 },
            };
            (vErrors === null ? (vErrors = [err92]) : vErrors.push(err92), errors++);
          }
        if (data57.device_read_bps !== void 0) {
          let data58 = data57.device_read_bps;
          if (Array.isArray(data58)) {
            let len13 = data58.length;
            for (let i19 = 0; i19 < len13; i19++) {
              let data59 = data58[i19];
              if (data59 && typeof data59 == 'object' && !Array.isArray(data59)) {
                for (let key18 in data59)
                  if (!(key18 === 'path' || key18 === 'rate')) {
                    let err93 = {
                      instancePath: instancePath + '/blkio_config/device_read_bps/' + i19,
                      schemaPath: '#/definitions/blkio_limit/additionalProperties',
                      keyword: 'additionalProperties',
                      params: { additionalProperty: key18 },
                    };
                    (vErrors === null ? (vErrors = [err93]) : vErrors.push(err93), errors++);
                  }
                if (data59.path !== void 0 && typeof data59.path != 'string') {
                  let err94 = {
                    instancePath: instancePath + '/blkio_config/device_read_bps/' + i19 + '/path',
                    schemaPath: '#/definitions/blkio_limit/properties/path/type',
                    keyword: 'type',
                    params: { type: 'string' },
                  };
                  (vErrors === null ? (vErrors = [err94]) : vErrors.push(err94), errors++);
                }
                if (data59.rate !== void 0) {
                  let data61 = data59.rate;
                  if (
                    !(typeof data61 == 'number' && !(data61 % 1) && !isNaN(data61)) &&
                    typeof data61 != 'string'
                  ) {
                    let err95 = {
                      instancePath: instancePath + '/blkio_config/device_read_bps/' + i19 + '/rate',
                      schemaPath: '#/definitions/blkio_limit/properties/rate/type',
                      keyword: 'type',
                      params: { type: schema35.properties.rate.type },
                    };
                    (vErrors === null ? (vErrors = [err95]) : vErrors.push(err95), errors++);
                  }
                }
              } else {
                let err96 = {
                  instancePath: instancePath + '/blkio_config/device_read_bps/' + i19,
                  schemaPath: '#/definitions/blkio_limit/type',
                  keyword: 'type',
                  params: { type: 'object' },
                };
                (vErrors === null ? (vErrors = [err96]) : vErrors.push(err96), errors++);
              }
            }
          } else {
            let err97 = {
              instancePath: instancePath + '/blkio_config/device_read_bps',
              schemaPath: '#/properties/blkio_config/properties/device_read_bps/type',
              keyword: 'type',
              params: { type: 'array' },
            };
            (vErrors === null ? (vErrors = [err97]) : vErrors.push(err97), errors++);
          }
        }
        if (data57.device_read_iops !== void 0) {
          let data62 = data57.device_read_iops;
          if (Array.isArray(data62)) {
            let len14 = data62.length;
            for (let i20 = 0; i20 < len14; i20++) {
              let data63 = data62[i20];
              if (data63 && typeof data63 == 'object' && !Array.isArray(data63)) {
                for (let key19 in data63)
                  if (!(key19 === 'path' || key19 === 'rate')) {
                    let err98 = {
                      instancePath: instancePath + '/blkio_config/device_read_iops/' + i20,
                      schemaPath: '#/definitions/blkio_limit/additionalProperties',
                      keyword: 'additionalProperties',
                      params: { additionalProperty: key19 },
                    };
                    (vErrors === null ? (vErrors = [err98]) : vErrors.push(err98), errors++);
                  }
                if (data63.path !== void 0 && typeof data63.path != 'string') {
                  let err99 = {
                    instancePath: instancePath + '/blkio_config/device_read_iops/' + i20 + '/path',
                    schemaPath: '#/definitions/blkio_limit/properties/path/type',
                    keyword: 'type',
                    params: { type: 'string' },
                  };
                  (vErrors === null ? (vErrors = [err99]) : vErrors.push(err99), errors++);
                }
                if (data63.rate !== void 0) {
                  let data65 = data63.rate;
                  if (
                    !(typeof data65 == 'number' && !(data65 % 1) && !isNaN(data65)) &&
                    typeof data65 != 'string'
                  ) {
                    let err100 = {
                      instancePath: instancePath + '/blkio_config/device_read_iops/' + i20 + '/rate',
                      schemaPath: '#/definitions/blkio_limit/properties/rate/type',
                      keyword: 'type',
                      params: { type: schema35.properties.rate.type },
                    };
                    (vErrors === null ? (vErrors = [err100]) : vErrors.push(err100), errors++);
                  }
                }
              } else {
                let err101 = {
                  instancePath: instancePath + '/blkio_config/device_read_iops/' + i20,
                  schemaPath: '#/definitions/blkio_limit/type',
                  keyword: 'type',
                  params: { type: 'object' },
                };
                (vErrors === null ? (vErrors = [err101]) : vErrors.push(err101), errors++);
              }
            }
          } else {
            let err102 = {
              instancePath: instancePath + '/blkio_config/device_read_iops',
              schemaPath: '#/properties/blkio_config/properties/device_read_iops/type',
              keyword: 'type',
              params: { type: 'array' },
            };
            (vErrors === null ? (vErrors = [err102]) : vErrors.push(err102), errors++);
          }
        }
        if (data57.device_write_bps !== void 0) {
          let data66 = data57.device_write_bps;
          if (Array.isArray(data66)) {
            let len15 = data66.length;
            for (let i21 = 0; i21 < len15; i21++) {
              let data67 = data66[i21];
              if (data67 && typeof data67 == 'object' && !Array.isArray(data67)) {
                for (let key20 in data67)
                  if (!(key20 === 'path' || key20 === 'rate')) {
                    let err103 = {
                      instancePath: instancePath + '/blkio_config/device_write_bps/' + i21,
                      schemaPath: '#/definitions/blkio_limit/additionalProperties',
                      keyword: 'additionalProperties',
                      params: { additionalProperty: key20 },
                    };
                    (vErrors === null ? (vErrors = [err103]) : vErrors.push(err103), errors++);
                  }
                if (data67.path !== void 0 && typeof data67.path != 'string') {
                  let err104 = {
                    instancePath: instancePath + '/blkio_config/device_write_bps/' + i21 + '/path',
                    schemaPath: '#/definitions/blkio_limit/properties/path/type',
                    keyword: 'type',
                    params: { type: 'string' },
                  };
                  (vErrors === null ? (vErrors = [err104]) : vErrors.push(err104), errors++);
                }
                if (data67.rate !== void 0) {
                  let data69 = data67.rate;
                  if (
                    !(typeof data69 == 'number' && !(data69 % 1) && !isNaN(data69)) &&
                    typeof data69 != 'string'
                  ) {
                    let err105 = {
                      instancePath: instancePath + '/blkio_config/device_write_bps/' + i21 + '/rate',
                      schemaPath: '#/definitions/blkio_limit/properties/rate/type',
                      keyword: 'type',
                      params: { type: schema35.properties.rate.type },
                    };
                    (vErrors === null ? (vErrors = [err105]) : vErrors.push(err105), errors++);
                  }
                }
              } else {
                let err106 = {
                  instancePath: instancePath + '/blkio_config/device_write_bps/' + i21,
                  schemaPath: '#/definitions/blkio_limit/type',
                  keyword: 'type',
                  params: { type: 'object' },
                };
                (vErrors === null ? (vErrors = [err106]) : vErrors.push(err106), errors++);
              }
            }
          } else {
            let err107 = {
              instancePath: instancePath + '/blkio_config/device_write_bps',
              schemaPath: '#/properties/blkio_config/properties/device_write_bps/type',
              keyword: 'type',
              params: { type: 'array' },
            };
            (vErrors === null ? (vErrors = [err107]) : vErrors.push(err107), errors++);
          }
        }
        if (data57.device_write_iops !== void 0) {
          let data70 = data57.device_write_iops;
          if (Array.isArray(data70)) {
            let len16 = data70.length;
            for (let i22 = 0; i22 < len16; i22++) {
              let data71 = data70[i22];
              if (data71 && typeof data71 == 'object' && !Array.isArray(data71)) {
                for (let key21 in data71)
                  if (!(key21 === 'path' || key21 === 'rate')) {
                    let err108 = {
                      instancePath: instancePath + '/blkio_config/device_write_iops/' + i22,
                      schemaPath: '#/definitions/blkio_limit/additionalProperties',
                      keyword: 'additionalProperties',
                      params: { additionalProperty: key21 },
                    };
                    (vErrors === null ? (vErrors = [err108]) : vErrors.push(err108), errors++);
                  }
                if (data71.path !== void 0 && typeof data71.path != 'string') {
                  let err109 = {
                    instancePath: instancePath + '/blkio_config/device_write_iops/' + i22 + '/path',
                    schemaPath: '#/definitions/blkio_limit/properties/path/type',
                    keyword: 'type',
                    params: { type: 'string' },
                  };
                  (vErrors === null ? (vErrors = [err109]) : vErrors.push(err109), errors++);
                }
                if (data71.rate !== void 0) {
                  let data73 = data71.rate;
                  if (
                    !(typeof data73 == 'number' && !(data73 % 1) && !isNaN(data73)) &&
                    typeof data73 != 'string'
                  ) {
                    let err110 = {
                      instancePath: instancePath + '/blkio_config/device_write_iops/' + i22 + '/rate',
                      schemaPath: '#/definitions/blkio_limit/properties/rate/type',
                      keyword: 'type',
                      params: { type: schema35.properties.rate.type },
                    };
                    (vErrors === null ? (vErrors = [err110]) : vErrors.push(err110), errors++);
                  }
                }
              } else {
                let err111 = {
                  instancePath: instancePath + '/blkio_config/device_write_iops/' + i22,
                  schemaPath: '#/definitions/blkio_limit/type',
                  keyword: 'type',
                  params: { type: 'object' },
                };
                (vErrors === null ? (vErrors = [err111]) : vErrors.push(err111), errors++);
              }
            }
          } else {
            let err112 = {
              instancePath: instancePath + '/blkio_config/device_write_iops',
              schemaPath: '#/properties/blkio_config/properties/device_write_iops/type',
              keyword: 'type',
              params: { type: 'array' },
            };
            (vErrors === null ? (vErrors = [err112]) : vErrors.push(err112), errors++);
          }
        }
        if (data57.weight !== void 0) {
          let data74 = data57.weight;
          if (!(typeof data74 == 'number' && !(data74 % 1) && !isNaN(data74)) && typeof data74 != 'string') {
            let err113 = {
              instancePath: instancePath + '/blkio_config/weight',
              schemaPath: '#/properties/blkio_config/properties/weight/type',
              keyword: 'type',
              params: { type: schema15.properties.blkio_config.properties.weight.type },
            };
            (vErrors === null ? (vErrors = [err113]) : vErrors.push(err113), errors++);
          }
        }
        if (data57.weight_device !== void 0) {
          let data75 = data57.weight_device;
          if (Array.isArray(data75)) {
            let len17 = data75.length;
            for (let i23 = 0; i23 < len17; i23++) {
              let data76 = data75[i23];
              if (data76 && typeof data76 == 'object' && !Array.isArray(data76)) {
                for (let key22 in data76)
                  if (!(key22 === 'path' || key22 === 'weight')) {
                    let err114 = {
                      instancePath: instancePath + '/blkio_config/weight_device/' + i23,
                      schemaPath: '#/definitions/blkio_weight/additionalProperties',
                      keyword: 'additionalProperties',
                      params: { additionalProperty: key22 },
                    };
                    (vErrors === null ? (vErrors = [err114]) : vErrors.push(err114), errors++);
                  }
                if (data76.path !== void 0 && typeof data76.path != 'string') {
                  let err115 = {
                    instancePath: instancePath + '/blkio_config/weight_device/' + i23 + '/path',
                    schemaPath: '#/definitions/blkio_weight/properties/path/type',
                    keyword: 'type',
                    params: { type: 'string' },
                  };
                  (vErrors === null ? (vErrors = [err115]) : vErrors.push(err115), errors++);
                }
                if (data76.weight !== void 0) {
                  let data78 = data76.weight;
                  if (
                    !(typeof data78 == 'number' && !(data78 % 1) && !isNaN(data78)) &&
                    typeof data78 != 'string'
                  ) {
                    let err116 = {
                      instancePath: instancePath + '/blkio_config/weight_device/' + i23 + '/weight',
                      schemaPath: '#/definitions/blkio_weight/properties/weight/type',
                      keyword: 'type',
                      params: { type: schema39.properties.weight.type },
                    };
                    (vErrors === null ? (vErrors = [err116]) : vErrors.push(err116), errors++);
                  }
                }
              } else {
                let err117 = {
                  instancePath: instancePath + '/blkio_config/weight_device/' + i23,
                  schemaPath: '#/definitions/blkio_weight/type',
                  keyword: 'type',
                  params: { type: 'object' },
                };
                (vErrors === null ? (vErrors = [err117]) : vErrors.push(err117), errors++);
              }
            }
          } else {
            let err118 = {
              instancePath: instancePath + '/blkio_config/weight_device',
              schemaPath: '#/properties/blkio_config/properties/weight_device/type',
              keyword: 'type',
              params: { type: 'array' },
            };
            (vErrors === null ? (vErrors = [err118]) : vErrors.push(err118), errors++);
          }
        }
      } else {
        let err119 = {
          instancePath: instancePath + '/blkio_config',
          schemaPath: '#/properties/blkio_config/type',
          keyword: 'type',
          params: { type: 'object' },
        };
        (vErrors === null ? (vErrors = [err119]) : vErrors.push(err119), errors++);
      }
    }
    if (data.cap_add !== void 0) {
      let data79 = data.cap_add;
      if (Array.isArray(data79)) {
        let len18 = data79.length;
        for (let i24 = 0; i24 < len18; i24++)
          if (typeof data79[i24] != 'string') {
            let err120 = {
              instancePath: instancePath + '/cap_add/' + i24,
              schemaPath: '#/properties/cap_add/items/type',
              keyword: 'type',
              params: { type: 'string' },
            };
            (vErrors === null ? (vErrors = [err120]) : vErrors.push(err120), errors++);
          }
        let i25 = data79.length,
          j6;
        if (i25 > 1) {
          let indices6 = {};
          for (; i25--;) {
            let item6 = data79[i25];
            if (typeof item6 == 'string') {
              if (typeof indices6[item6] == 'number') {
                j6 = indices6[item6];
                let err121 = {
                  instancePath: instancePath + '/cap_add',
                  schemaPath: '#/properties/cap_add/uniqueItems',
                  keyword: 'uniqueItems',
                  params: { i: i25, j: j6 },
                };
                (vErrors === null ? (vErrors = [err121]) : vErrors.push(err121), errors++);
                break;
              }
              indices6[item6] = i25;
            }
          }
        }
      } else {
        let err122 = {
          instancePath: instancePath + '/cap_add',
          schemaPath: '#/properties/cap_add/type',
          keyword: 'type',
          params: { type: 'array' },
        };
        (vErrors === null ? (vErrors = [err122]) : vErrors.push(err122), errors++);
      }
    }
    if (data.cap_drop !== void 0) {
      let data81 = data.cap_drop;
      if (Array.isArray(data81)) {
        let len19 = data81.length;
        for (let i26 = 0; i26 < len19; i26++)
          if (typeof data81[i26] != 'string') {
            let err123 = {
              instancePath: instancePath + '/cap_drop/' + i26,
              schemaPath: '#/properties/cap_drop/items/type',
              keyword: 'type',
              params: { type: 'string' },
            };
            (vErrors === null ? (vErrors = [err123]) : vErrors.push(err123), errors++);
          }
        let i27 = data81.length,
          j7;
        if (i27 > 1) {
          let indices7 = {};
          for (; i27--;) {
            let item7 = data81[i27];
            if (typeof item7 == 'string') {
              if (typeof indices7[item7] == 'number') {
                j7 = indices7[item7];
                let err124 = {
                  instancePath: instancePath + '/cap_drop',
                  schemaPath: '#/properties/cap_drop/uniqueItems',
                  keyword: 'uniqueItems',
                  params: { i: i27, j: j7 },
                };
                (vErrors === null ? (vErrors = [err124]) : vErrors.push(err124), errors++);
                break;
              }
              indices7[item7] = i27;
            }
          }
        }
      } else {
        let err125 = {
          instancePath: instancePath + '/cap_drop',
          schemaPath: '#/properties/cap_drop/type',
          keyword: 'type',
          params: { type: 'array' },
        };
        (vErrors === null ? (vErrors = [err125]) : vErrors.push(err125), errors++);
      }
    }
    if (data.cgroup !== void 0) {
      let data83 = data.cgroup;
      if (typeof data83 != 'string') {
        let err126 = {
          instancePath: instancePath + '/cgroup',
          schemaPath: '#/properties/cgroup/type',
          keyword: 'type',
          params: { type: 'string' },
        };
        (vErrors === null ? (vErrors = [err126]) : vErrors.push(err126), errors++);
      }
      if (!(data83 === 'host' || data83 === 'private')) {
        let err127 = {
          instancePath: instancePath + '/cgroup',
          schemaPath: '#/properties/cgroup/enum',
          keyword: 'enum',
          params: { allowedValues: schema15.properties.cgroup.enum },
        };
        (vErrors === null ? (vErrors = [err127]) : vErrors.push(err127), errors++);
      }
    }
    if (data.cgroup_parent !== void 0 && typeof data.cgroup_parent != 'string') {
      let err128 = {
        instancePath: instancePath + '/cgroup_parent',
        schemaPath: '#/properties/cgroup_parent/type',
        keyword: 'type',
        params: { type: 'string' },
      };
      (vErrors === null ? (vErrors = [err128]) : vErrors.push(err128), errors++);
    }
    if (data.command !== void 0) {
      let data85 = data.command,
        _errs239 = errors,
        valid89 = !1,
        passing10 = null,
        _errs240 = errors;
      if (data85 !== null) {
        let err129 = {
          instancePath: instancePath + '/command',
          schemaPath: '#/definitions/command/oneOf/0/type',
          keyword: 'type',
          params: { type: 'null' },
        };
        (vErrors === null ? (vErrors = [err129]) : vErrors.push(err129), errors++);
      }
      var _valid10 = _errs240 === errors;
      _valid10 && ((valid89 = !0), (passing10 = 0));
      let _errs242 = errors;
      if (typeof data85 != 'string') {
        let err130 = {
          instancePath: instancePath + '/command',
          schemaPath: '#/definitions/command/oneOf/1/type',
          keyword: 'type',
          params: { type: 'string' },
        };
        (vErrors === null ? (vErrors = [err130]) : vErrors.push(err130), errors++);
      }
      var _valid10 = _errs242 === errors;
      if (_valid10 && valid89) ((valid89 = !1), (passing10 = [passing10, 1]));
      else {
        _valid10 && ((valid89 = !0), (passing10 = 1));
        let _errs244 = errors;
        if (Array.isArray(data85)) {
          let len20 = data85.length;
          for (let i28 = 0; i28 < len20; i28++)
            if (typeof data85[i28] != 'string') {
              let err131 = {
                instancePath: instancePath + '/command/' + i28,
                schemaPath: '#/definitions/command/oneOf/2/items/type',
                keyword: 'type',
                params: { type: 'string' },
              };
              (vErrors === null ? (vErrors = [err131]) : vErrors.push(err131), errors++);
            }
        } else {
          let err132 = {
            instancePath: instancePath + '/command',
            schemaPath: '#/definitions/command/oneOf/2/type',
            keyword: 'type',
            params: { type: 'array' },
          };
          (vErrors === null ? (vErrors = [err132]) : vErrors.push(err132), errors++);
        }
        var _valid10 = _errs244 === errors;
        _valid10 && valid89
          ? ((valid89 = !1), (passing10 = [passing10, 2]))
          : _valid10 && ((valid89 = !0), (passing10 = 2));
      }
      if (valid89)
        ((errors = _errs239),
          vErrors !== null && (_errs239 ? (vErrors.length = _errs239) : (vErrors = null)));
      else {
        let err133 = {
          instancePath: instancePath + '/command',
          schemaPath: '#/definitions/command/oneOf',
          keyword: 'oneOf',
          params: { passingSchemas: passing10 },
        };
        (vErrors === null ? (vErrors = [err133]) : vErrors.push(err133), errors++);
      }
    }
    if (data.configs !== void 0) {
      let data87 = data.configs;
      if (Array.isArray(data87)) {
        let len21 = data87.length;
        for (let i29 = 0; i29 < len21; i29++) {
          let data88 = data87[i29],
            _errs252 = errors,
            valid95 = !1,
            passing11 = null,
            _errs253 = errors;
          if (typeof data88 != 'string') {
            let err134 = {
              instancePath: instancePath + '/configs/' + i29,
              schemaPath: '#/definitions/service_config_or_secret/items/oneOf/0/type',
              keyword: 'type',
              params: { type: 'string' },
            };
            (vErrors === null ? (vErrors = [err134]) : vErrors.push(err134), errors++);
          }
          var _valid11 = _errs253 === errors;
          _valid11 && ((valid95 = !0), (passing11 = 0));
          let _errs255 = errors;
          if (data88 && typeof data88 == 'object' && !Array.isArray(data88)) {
            for (let key23 in data88)
              if (!(
                key23 === 'source' ||
                key23 === 'target' ||
                key23 === 'uid' ||
                key23 === 'gid' ||
                key23 === 'mode' ||
                pattern0.test(key23)
              )) {
                let err135 = {
                  instancePath: instancePath + '/configs/' + i29,
                  schemaPath: '#/definitions/service_config_or_secret/items/oneOf/1/additionalProperties',
                  keyword: 'additionalProperties',
                  params: { additionalProperty: key23 },
                };
                (vErrors === null ? (vErrors = [err135]) : vErrors.push(err135), errors++);
              }
            if (data88.source !== void 0 && typeof data88.source != 'string') {
              let err136 = {
                instancePath: instancePath + '/configs/' + i29 + '/source',
                schemaPath: '#/definitions/service_config_or_secret/items/oneOf/1/properties/source/type',
                keyword: 'type',
                params: { type: 'string' },
              };
              (vErrors === null ? (vErrors = [err136]) : vErrors.push(err136), errors++);
            }
            if (data88.target !== void 0 && typeof data88.target != 'string') {
              let err137 = {
                instancePath: instancePath + '/configs/' + i29 + '/target',
                schemaPath: '#/definitions/service_config_or_secret/items/oneOf/1/properties/target/type',
                keyword: 'type',
                params: { type: 'string' },
              };
              (vErrors === null ? (vErrors = [err137]) : vErrors.push(err137), errors++);
            }
            if (data88.uid !== void 0 && typeof data88.uid != 'string') {
              let err138 = {
                instancePath: instancePath + '/configs/' + i29 + '/uid',
                schemaPath: '#/definitions/service_config_or_secret/items/oneOf/1/properties/uid/type',
                keyword: 'type',
                params: { type: 'string' },
              };
              (vErrors === null ? (vErrors = [err138]) : vErrors.push(err138), errors++);
            }
            if (data88.gid !== void 0 && typeof data88.gid != 'string') {
              let err139 = {
                instancePath: instancePath + '/configs/' + i29 + '/gid',
                schemaPath: '#/definitions/service_config_or_secret/items/oneOf/1/properties/gid/type',
                keyword: 'type',
                params: { type: 'string' },
              };
              (vErrors === null ? (vErrors = [err139]) : vErrors.push(err139), errors++);
            }
            if (data88.mode !== void 0) {
              let data93 = data88.mode;
              if (typeof data93 != 'number' && typeof data93 != 'string') {
                let err140 = {
                  instancePath: instancePath + '/configs/' + i29 + '/mode',
                  schemaPath: '#/definitions/service_config_or_secret/items/oneOf/1/properties/mode/type',
                  keyword: 'type',
                  params: { type: schema33.items.oneOf[1].properties.mode.type },
                };
                (vErrors === null ? (vErrors = [err140]) : vErrors.push(err140), errors++);
              }
            }
          } else {
            let err141 = {
              instancePath: instancePath + '/configs/' + i29,
              schemaPath: '#/definitions/service_config_or_secret/items/oneOf/1/type',
              keyword: 'type',
              params: { type: 'object' },
            };
            (vErrors === null ? (vErrors = [err141]) : vErrors.push(err141), errors++);
          }
          var _valid11 = _errs255 === errors;
          if (
            (_valid11 && valid95
              ? ((valid95 = !1), (passing11 = [passing11, 1]))
              : _valid11 && ((valid95 = !0), (passing11 = 1)),
            valid95)
          )
            ((errors = _errs252),
              vErrors !== null && (_errs252 ? (vErrors.length = _errs252) : (vErrors = null)));
          else {
            let err142 = {
              instancePath: instancePath + '/configs/' + i29,
              schemaPath: '#/definitions/service_config_or_secret/items/oneOf',
              keyword: 'oneOf',
              params: { passingSchemas: passing11 },
            };
            (vErrors === null ? (vErrors = [err142]) : vErrors.push(err142), errors++);
          }
        }
      } else {
        let err143 = {
          instancePath: instancePath + '/configs',
          schemaPath: '#/definitions/service_config_or_secret/type',
          keyword: 'type',
          params: { type: 'array' },
        };
        (vErrors === null ? (vErrors = [err143]) : vErrors.push(err143), errors++);
      }
    }
    if (data.container_name !== void 0) {
      let data94 = data.container_name;
      if (typeof data94 == 'string') {
        if (!pattern42.test(data94)) {
          let err144 = {
            instancePath: instancePath + '/container_name',
            schemaPath: '#/properties/container_name/pattern',
            keyword: 'pattern',
            params: { pattern: '[a-zA-Z0-9][a-zA-Z0-9_.-]+' },
          };
          (vErrors === null ? (vErrors = [err144]) : vErrors.push(err144), errors++);
        }
      } else {
        let err145 = {
          instancePath: instancePath + '/container_name',
          schemaPath: '#/properties/container_name/type',
          keyword: 'type',
          params: { type: 'string' },
        };
        (vErrors === null ? (vErrors = [err145]) : vErrors.push(err145), errors++);
      }
    }
    if (data.cpu_count !== void 0) {
      let data95 = data.cpu_count,
        _errs271 = errors,
        valid97 = !1,
        passing12 = null,
        _errs272 = errors;
      if (typeof data95 != 'string') {
        let err146 = {
          instancePath: instancePath + '/cpu_count',
          schemaPath: '#/properties/cpu_count/oneOf/0/type',
          keyword: 'type',
          params: { type: 'string' },
        };
        (vErrors === null ? (vErrors = [err146]) : vErrors.push(err146), errors++);
      }
      var _valid12 = _errs272 === errors;
      _valid12 && ((valid97 = !0), (passing12 = 0));
      let _errs274 = errors;
      if (!(typeof data95 == 'number' && !(data95 % 1) && !isNaN(data95))) {
        let err147 = {
          instancePath: instancePath + '/cpu_count',
          schemaPath: '#/properties/cpu_count/oneOf/1/type',
          keyword: 'type',
          params: { type: 'integer' },
        };
        (vErrors === null ? (vErrors = [err147]) : vErrors.push(err147), errors++);
      }
      if (typeof data95 == 'number' && (data95 < 0 || isNaN(data95))) {
        let err148 = {
          instancePath: instancePath + '/cpu_count',
          schemaPath: '#/properties/cpu_count/oneOf/1/minimum',
          keyword: 'minimum',
          params: { comparison: '>=', limit: 0 },
        };
        (vErrors === null ? (vErrors = [err148]) : vErrors.push(err148), errors++);
      }
      var _valid12 = _errs274 === errors;
      if (
        (_valid12 && valid97
          ? ((valid97 = !1), (passing12 = [passing12, 1]))
          : _valid12 && ((valid97 = !0), (passing12 = 1)),
        valid97)
      )
        ((errors = _errs271),
          vErrors !== null && (_errs271 ? (vErrors.length = _errs271) : (vErrors = null)));
      else {
        let err149 = {
          instancePath: instancePath + '/cpu_count',
          schemaPath: '#/properties/cpu_count/oneOf',
          keyword: 'oneOf',
          params: { passingSchemas: passing12 },
        };
        (vErrors === null ? (vErrors = [err149]) : vErrors.push(err149), errors++);
      }
    }
    if (data.cpu_percent !== void 0) {
      let data96 = data.cpu_percent,
        _errs277 = errors,
        valid98 = !1,
        passing13 = null,
        _errs278 = errors;
      if (typeof data96 != 'string') {
        let err150 = {
          instancePath: instancePath + '/cpu_percent',
          schemaPath: '#/properties/cpu_percent/oneOf/0/type',
          keyword: 'type',
          params: { type: 'string' },
        };
        (vErrors === null ? (vErrors = [err150]) : vErrors.push(err150), errors++);
      }
      var _valid13 = _errs278 === errors;
      _valid13 && ((valid98 = !0), (passing13 = 0));
      let _errs280 = errors;
      if (!(typeof data96 == 'number' && !(data96 % 1) && !isNaN(data96))) {
        let err151 = {
          instancePath: instancePath + '/cpu_percent',
          schemaPath: '#/properties/cpu_percent/oneOf/1/type',
          keyword: 'type',
          params: { type: 'integer' },
        };
        (vErrors === null ? (vErrors = [err151]) : vErrors.push(err151), errors++);
      }
      if (typeof data96 == 'number') {
        if (data96 > 100 || isNaN(data96)) {
          let err152 = {
            instancePath: instancePath + '/cpu_percent',
            schemaPath: '#/properties/cpu_percent/oneOf/1/maximum',
            keyword: 'maximum',
            params: { comparison: '<=', limit: 100 },
          };
          (vErrors === null ? (vErrors = [err152]) : vErrors.push(err152), errors++);
        }
        if (data96 < 0 || isNaN(data96)) {
          let err153 = {
            instancePath: instancePath + '/cpu_percent',
            schemaPath: '#/properties/cpu_percent/oneOf/1/minimum',
            keyword: 'minimum',
            params: { comparison: '>=', limit: 0 },
          };
          (vErrors === null ? (vErrors = [err153]) : vErrors.push(err153), errors++);
        }
      }
      var _valid13 = _errs280 === errors;
      if (
        (_valid13 && valid98
          ? ((valid98 = !1), (passing13 = [passing13, 1]))
          : _valid13 && ((valid98 = !0), (passing13 = 1)),
        valid98)
      )
        ((errors = _errs277),
          vErrors !== null && (_errs277 ? (vErrors.length = _errs277) : (vErrors = null)));
      else {
        let err154 = {
          instancePath: instancePath + '/cpu_percent',
          schemaPath: '#/properties/cpu_percent/oneOf',
          keyword: 'oneOf',
          params: { passingSchemas: passing13 },
        };
        (vErrors === null ? (vErrors = [err154]) : vErrors.push(err154), errors++);
      }
    }
    if (data.cpu_shares !== void 0) {
      let data97 = data.cpu_shares;
      if (typeof data97 != 'number' && typeof data97 != 'string') {
        let err155 = {
          instancePath: instancePath + '/cpu_shares',
          schemaPath: '#/properties/cpu_shares/type',
          keyword: 'type',
          params: { type: schema15.properties.cpu_shares.type },
        };
        (vErrors === null ? (vErrors = [err155]) : vErrors.push(err155), errors++);
      }
    }
    if (data.cpu_quota !== void 0) {
      let data98 = data.cpu_quota;
      if (typeof data98 != 'number' && typeof data98 != 'string') {
        let err156 = {
          instancePath: instancePath + '/cpu_quota',
          schemaPath: '#/properties/cpu_quota/type',
          keyword: 'type',
          params: { type: schema15.properties.cpu_quota.type },
        };
        (vErrors === null ? (vErrors = [err156]) : vErrors.push(err156), errors++);
      }
    }
    if (data.cpu_period !== void 0) {
      let data99 = data.cpu_period;
      if (typeof data99 != 'number' && typeof data99 != 'string') {
        let err157 = {
          instancePath: instancePath + '/cpu_period',
          schemaPath: '#/properties/cpu_period/type',
          keyword: 'type',
          params: { type: schema15.properties.cpu_period.type },
        };
        (vErrors === null ? (vErrors = [err157]) : vErrors.push(err157), errors++);
      }
    }
    if (data.cpu_rt_period !== void 0) {
      let data100 = data.cpu_rt_period;
      if (typeof data100 != 'number' && typeof data100 != 'string') {
        let err158 = {
          instancePath: instancePath + '/cpu_rt_period',
          schemaPath: '#/properties/cpu_rt_period/type',
          keyword: 'type',
          params: { type: schema15.properties.cpu_rt_period.type },
        };
        (vErrors === null ? (vErrors = [err158]) : vErrors.push(err158), errors++);
      }
    }
    if (data.cpu_rt_runtime !== void 0) {
      let data101 = data.cpu_rt_runtime;
      if (typeof data101 != 'number' && typeof data101 != 'string') {
        let err159 = {
          instancePath: instancePath + '/cpu_rt_runtime',
          schemaPath: '#/properties/cpu_rt_runtime/type',
          keyword: 'type',
          params: { type: schema15.properties.cpu_rt_runtime.type },
        };
        (vErrors === null ? (vErrors = [err159]) : vErrors.push(err159), errors++);
      }
    }
    if (data.cpus !== void 0) {
      let data102 = data.cpus;
      if (typeof data102 != 'number' && typeof data102 != 'string') {
        let err160 = {
          instancePath: instancePath + '/cpus',
          schemaPath: '#/properties/cpus/type',
          keyword: 'type',
          params: { type: schema15.properties.cpus.type },
        };
        (vErrors === null ? (vErrors = [err160]) : vErrors.push(err160), errors++);
      }
    }
    if (data.cpuset !== void 0 && typeof data.cpuset != 'string') {
      let err161 = {
        instancePath: instancePath + '/cpuset',
        schemaPath: '#/properties/cpuset/type',
        keyword: 'type',
        params: { type: 'string' },
      };
      (vErrors === null ? (vErrors = [err161]) : vErrors.push(err161), errors++);
    }
    if (data.credential_spec !== void 0) {
      let data104 = data.credential_spec;
      if (data104 && typeof data104 == 'object' && !Array.isArray(data104)) {
        for (let key24 in data104)
          if (!(key24 === 'config' || key24 === 'file' || key24 === 'registry' || pattern0.test(key24))) {
            let err162 = {
              instancePath: instancePath + '/credential_spec',
              schemaPath: '#/properties/credential_spec/additionalProperties',
              keyword: 'additionalProperties',
              params: { additionalProperty: key24 },
            };
            (vErrors === null ? (vErrors = [err162]) : vErrors.push(err162), errors++);
          }
        if (data104.config !== void 0 && typeof data104.config != 'string') {
          let err163 = {
            instancePath: instancePath + '/credential_spec/config',
            schemaPath: '#/properties/credential_spec/properties/config/type',
            keyword: 'type',
            params: { type: 'string' },
          };
          (vErrors === null ? (vErrors = [err163]) : vErrors.push(err163), errors++);
        }
        if (data104.file !== void 0 && typeof data104.file != 'string') {
          let err164 = {
            instancePath: instancePath + '/credential_spec/file',
            schemaPath: '#/properties/credential_spec/properties/file/type',
            keyword: 'type',
            params: { type: 'string' },
          };
          (vErrors === null ? (vErrors = [err164]) : vErrors.push(err164), errors++);
        }
        if (data104.registry !== void 0 && typeof data104.registry != 'string') {
          let err165 = {
            instancePath: instancePath + '/credential_spec/registry',
            schemaPath: '#/properties/credential_spec/properties/registry/type',
            keyword: 'type',
            params: { type: 'string' },
          };
          (vErrors === null ? (vErrors = [err165]) : vErrors.push(err165), errors++);
        }
      } else {
        let err166 = {
          instancePath: instancePath + '/credential_spec',
          schemaPath: '#/properties/credential_spec/type',
          keyword: 'type',
          params: { type: 'object' },
        };
        (vErrors === null ? (vErrors = [err166]) : vErrors.push(err166), errors++);
      }
    }
    if (data.depends_on !== void 0) {
      let data108 = data.depends_on,
        _errs306 = errors,
        valid100 = !1,
        passing14 = null,
        _errs307 = errors;
      if (Array.isArray(data108)) {
        let len22 = data108.length;
        for (let i30 = 0; i30 < len22; i30++)
          if (typeof data108[i30] != 'string') {
            let err167 = {
              instancePath: instancePath + '/depends_on/' + i30,
              schemaPath: '#/definitions/list_of_strings/items/type',
              keyword: 'type',
              params: { type: 'string' },
            };
            (vErrors === null ? (vErrors = [err167]) : vErrors.push(err167), errors++);
          }
        let i31 = data108.length,
          j8;
        if (i31 > 1) {
          let indices8 = {};
          for (; i31--;) {
            let item8 = data108[i31];
            if (typeof item8 == 'string') {
              if (typeof indices8[item8] == 'number') {
                j8 = indices8[item8];
                let err168 = {
                  instancePath: instancePath + '/depends_on',
                  schemaPath: '#/definitions/list_of_strings/uniqueItems',
                  keyword: 'uniqueItems',
                  params: { i: i31, j: j8 },
                };
                (vErrors === null ? (vErrors = [err168]) : vErrors.push(err168), errors++);
                break;
              }
              indices8[item8] = i31;
            }
          }
        }
      } else {
        let err169 = {
          instancePath: instancePath + '/depends_on',
          schemaPath: '#/definitions/list_of_strings/type',
          keyword: 'type',
          params: { type: 'array' },
        };
        (vErrors === null ? (vErrors = [err169]) : vErrors.push(err169), errors++);
      }
      var _valid14 = _errs307 === errors;
      _valid14 && ((valid100 = !0), (passing14 = 0));
      let _errs312 = errors;
      if (data108 && typeof data108 == 'object' && !Array.isArray(data108)) {
        for (let key25 in data108)
          if (!pattern1.test(key25)) {
            let err170 = {
              instancePath: instancePath + '/depends_on',
              schemaPath: '#/properties/depends_on/oneOf/1/additionalProperties',
              keyword: 'additionalProperties',
              params: { additionalProperty: key25 },
            };
            (vErrors === null ? (vErrors = [err170]) : vErrors.push(err170), errors++);
          }
        for (let key26 in data108)
          if (pattern1.test(key26)) {
            let data110 = data108[key26];
            if (data110 && typeof data110 == 'object' && !Array.isArray(data110)) {
              if (data110.condition === void 0) {
                let err171 = {
                  instancePath:
                    instancePath + '/depends_on/' + key26.replace(/~/g, '~0').replace(/\//g, '~1'),
                  schemaPath:
                    '#/properties/depends_on/oneOf/1/patternProperties/%5E%5Ba-zA-Z0-9._-%5D%2B%24/required',
                  keyword: 'required',
                  params: { missingProperty: 'condition' },
                };
                (vErrors === null ? (vErrors = [err171]) : vErrors.push(err171), errors++);
              }
              for (let key27 in data110)
                if (!(
                  key27 === 'restart' ||
                  key27 === 'required' ||
                  key27 === 'condition' ||
                  pattern0.test(key27)
                )) {
                  let err172 = {
                    instancePath:
                      instancePath + '/depends_on/' + key26.replace(/~/g, '~0').replace(/\//g, '~1'),
                    schemaPath:
                      '#/properties/depends_on/oneOf/1/patternProperties/%5E%5Ba-zA-Z0-9._-%5D%2B%24/additionalProperties',
                    keyword: 'additionalProperties',
                    params: { additionalProperty: key27 },
                  };
                  (vErrors === null ? (vErrors = [err172]) : vErrors.push(err172), errors++);
                }
              if (data110.restart !== void 0) {
                let data111 = data110.restart;
                if (typeof data111 != 'boolean' && typeof data111 != 'string') {
                  let err173 = {
                    instancePath:
                      instancePath +
                      '/depends_on/' +
                      key26.replace(/~/g, '~0').replace(/\//g, '~1') +
                      '/restart',
                    schemaPath:
                      '#/properties/depends_on/oneOf/1/patternProperties/%5E%5Ba-zA-Z0-9._-%5D%2B%24/properties/restart/type',
                    keyword: 'type',
                    params: {
                      type: schema15.properties.depends_on.oneOf[1].patternProperties['^[a-zA-Z0-9._-]+$']
                        .properties.restart.type,
                    },
                  };
                  (vErrors === null ? (vErrors = [err173]) : vErrors.push(err173), errors++);
                }
              }
              if (data110.required !== void 0 && typeof data110.required != 'boolean') {
                let err174 = {
                  instancePath:
                    instancePath +
                    '/depends_on/' +
                    key26.replace(/~/g, '~0').replace(/\//g, '~1') +
                    '/required',
                  schemaPath:
                    '#/properties/depends_on/oneOf/1/patternProperties/%5E%5Ba-zA-Z0-9._-%5D%2B%24/properties/required/type',
                  keyword: 'type',
                  params: { type: 'boolean' },
                };
                (vErrors === null ? (vErrors = [err174]) : vErrors.push(err174), errors++);
              }
              if (data110.condition !== void 0) {
                let data113 = data110.condition;
                if (typeof data113 != 'string') {
                  let err175 = {
                    instancePath:
                      instancePath +
                      '/depends_on/' +
                      key26.replace(/~/g, '~0').replace(/\//g, '~1') +
                      '/condition',
                    schemaPath:
                      '#/properties/depends_on/oneOf/1/patternProperties/%5E%5Ba-zA-Z0-9._-%5D%2B%24/properties/condition/type',
                    keyword: 'type',
                    params: { type: 'string' },
                  };
                  (vErrors === null ? (vErrors = [err175]) : vErrors.push(err175), errors++);
                }
                if (!(
                  data113 === 'service_started' ||
                  data113 === 'service_healthy' ||
                  data113 === 'service_completed_successfully'
                )) {
                  let err176 = {
                    instancePath:
                      instancePath +
                      '/depends_on/' +
                      key26.replace(/~/g, '~0').replace(/\//g, '~1') +
                      '/condition',
                    schemaPath:
                      '#/properties/depends_on/oneOf/1/patternProperties/%5E%5Ba-zA-Z0-9._-%5D%2B%24/properties/condition/enum',
                    keyword: 'enum',
                    params: {
                      allowedValues:
                        schema15.properties.depends_on.oneOf[1].patternProperties['^[a-zA-Z0-9._-]+$']
                          .properties.condition.enum,
                    },
                  };
                  (vErrors === null ? (vErrors = [err176]) : vErrors.push(err176), errors++);
                }
              }
            } else {
              let err177 = {
                instancePath: instancePath + '/depends_on/' + key26.replace(/~/g, '~0').replace(/\//g, '~1'),
                schemaPath:
                  '#/properties/depends_on/oneOf/1/patternProperties/%5E%5Ba-zA-Z0-9._-%5D%2B%24/type',
                keyword: 'type',
                params: { type: 'object' },
              };
              (vErrors === null ? (vErrors = [err177]) : vErrors.push(err177), errors++);
            }
          }
      } else {
        let err178 = {
          instancePath: instancePath + '/depends_on',
          schemaPath: '#/properties/depends_on/oneOf/1/type',
          keyword: 'type',
          params: { type: 'object' },
        };
        (vErrors === null ? (vErrors = [err178]) : vErrors.push(err178), errors++);
      }
      var _valid14 = _errs312 === errors;
      if (
        (_valid14 && valid100
          ? ((valid100 = !1), (passing14 = [passing14, 1]))
          : _valid14 && ((valid100 = !0), (passing14 = 1)),
        valid100)
      )
        ((errors = _errs306),
          vErrors !== null && (_errs306 ? (vErrors.length = _errs306) : (vErrors = null)));
      else {
        let err179 = {
          instancePath: instancePath + '/depends_on',
          schemaPath: '#/properties/depends_on/oneOf',
          keyword: 'oneOf',
          params: { passingSchemas: passing14 },
        };
        (vErrors === null ? (vErrors = [err179]) : vErrors.push(err179), errors++);
      }
    }
    if (data.device_cgroup_rules !== void 0) {
      let data114 = data.device_cgroup_rules;
      if (Array.isArray(data114)) {
        let len23 = data114.length;
        for (let i32 = 0; i32 < len23; i32++)
          if (typeof data114[i32] != 'string') {
            let err180 = {
              instancePath: instancePath + '/device_cgroup_rules/' + i32,
              schemaPath: '#/definitions/list_of_strings/items/type',
              keyword: 'type',
              params: { type: 'string' },
            };
            (vErrors === null ? (vErrors = [err180]) : vErrors.push(err180), errors++);
          }
        let i33 = data114.length,
          j9;
        if (i33 > 1) {
          let indices9 = {};
          for (; i33--;) {
            let item9 = data114[i33];
            if (typeof item9 == 'string') {
              if (typeof indices9[item9] == 'number') {
                j9 = indices9[item9];
                let err181 = {
                  instancePath: instancePath + '/device_cgroup_rules',
                  schemaPath: '#/definitions/list_of_strings/uniqueItems',
                  keyword: 'uniqueItems',
                  params: { i: i33, j: j9 },
                };
                (vErrors === null ? (vErrors = [err181]) : vErrors.push(err181), errors++);
                break;
              }
              indices9[item9] = i33;
            }
          }
        }
      } else {
        let err182 = {
          instancePath: instancePath + '/device_cgroup_rules',
          schemaPath: '#/definitions/list_of_strings/type',
          keyword: 'type',
          params: { type: 'array' },
        };
        (vErrors === null ? (vErrors = [err182]) : vErrors.push(err182), errors++);
      }
    }
    if (data.devices !== void 0) {
      let data116 = data.devices;
      if (Array.isArray(data116)) {
        let len24 = data116.length;
        for (let i34 = 0; i34 < len24; i34++) {
          let data117 = data116[i34],
            _errs332 = errors,
            valid113 = !1,
            passing15 = null,
            _errs333 = errors;
          if (typeof data117 != 'string') {
            let err183 = {
              instancePath: instancePath + '/devices/' + i34,
              schemaPath: '#/properties/devices/items/oneOf/0/type',
              keyword: 'type',
              params: { type: 'string' },
            };
            (vErrors === null ? (vErrors = [err183]) : vErrors.push(err183), errors++);
          }
          var _valid15 = _errs333 === errors;
          _valid15 && ((valid113 = !0), (passing15 = 0));
          let _errs335 = errors;
          if (data117 && typeof data117 == 'object' && !Array.isArray(data117)) {
            if (data117.source === void 0) {
              let err184 = {
                instancePath: instancePath + '/devices/' + i34,
                schemaPath: '#/properties/devices/items/oneOf/1/required',
                keyword: 'required',
                params: { missingProperty: 'source' },
              };
              (vErrors === null ? (vErrors = [err184]) : vErrors.push(err184), errors++);
            }
            for (let key28 in data117)
              if (!(
                key28 === 'source' ||
                key28 === 'target' ||
                key28 === 'permissions' ||
                pattern0.test(key28)
              )) {
                let err185 = {
                  instancePath: instancePath + '/devices/' + i34,
                  schemaPath: '#/properties/devices/items/oneOf/1/additionalProperties',
                  keyword: 'additionalProperties',
                  params: { additionalProperty: key28 },
                };
                (vErrors === null ? (vErrors = [err185]) : vErrors.push(err185), errors++);
              }
            if (data117.source !== void 0 && typeof data117.source != 'string') {
              let err186 = {
                instancePath: instancePath + '/devices/' + i34 + '/source',
                schemaPath: '#/properties/devices/items/oneOf/1/properties/source/type',
                keyword: 'type',
                params: { type: 'string' },
              };
              (vErrors === null ? (vErrors = [err186]) : vErrors.push(err186), errors++);
            }
            if (data117.target !== void 0 && typeof data117.target != 'string') {
              let err187 = {
                instancePath: instancePath + '/devices/' + i34 + '/target',
                schemaPath: '#/properties/devices/items/oneOf/1/properties/target/type',
                keyword: 'type',
                params: { type: 'string' },
              };
              (vErrors === null ? (vErrors = [err187]) : vErrors.push(err187), errors++);
            }
            if (data117.permissions !== void 0 && typeof data117.permissions != 'string') {
              let err188 = {
                instancePath: instancePath + '/devices/' + i34 + '/permissions',
                schemaPath: '#/properties/devices/items/oneOf/1/properties/permissions/type',
                keyword: 'type',
                params: { type: 'string' },
              };
              (vErrors === null ? (vErrors = [err188]) : vErrors.push(err188), errors++);
            }
          } else {
            let err189 = {
              instancePath: instancePath + '/devices/' + i34,
              schemaPath: '#/properties/devices/items/oneOf/1/type',
              keyword: 'type',
              params: { type: 'object' },
            };
            (vErrors === null ? (vErrors = [err189]) : vErrors.push(err189), errors++);
          }
          var _valid15 = _errs335 === errors;
          if (
            (_valid15 && valid113
              ? ((valid113 = !1), (passing15 = [passing15, 1]))
              : _valid15 && ((valid113 = !0), (passing15 = 1)),
            valid113)
          )
            ((errors = _errs332),
              vErrors !== null && (_errs332 ? (vErrors.length = _errs332) : (vErrors = null)));
          else {
            let err190 = {
              instancePath: instancePath + '/devices/' + i34,
              schemaPath: '#/properties/devices/items/oneOf',
              keyword: 'oneOf',
              params: { passingSchemas: passing15 },
            };
            (vErrors === null ? (vErrors = [err190]) : vErrors.push(err190), errors++);
          }
        }
      } else {
        let err191 = {
          instancePath: instancePath + '/devices',
          schemaPath: '#/properties/devices/type',
          keyword: 'type',
          params: { type: 'array' },
        };
        (vErrors === null ? (vErrors = [err191]) : vErrors.push(err191), errors++);
      }
    }
    if (
      (data.dns !== void 0 &&
        (validate12(data.dns, {
          instancePath: instancePath + '/dns',
          parentData: data,
          parentDataProperty: 'dns',
          rootData,
        }) ||
          ((vErrors = vErrors === null ? validate12.errors : vErrors.concat(validate12.errors)),
          (errors = vErrors.length))),
      data.dns_opt !== void 0)
    ) {
      let data122 = data.dns_opt;
      if (Array.isArray(data122)) {
        let len25 = data122.length;
        for (let i35 = 0; i35 < len25; i35++)
          if (typeof data122[i35] != 'string') {
            let err192 = {
              instancePath: instancePath + '/dns_opt/' + i35,
              schemaPath: '#/properties/dns_opt/items/type',
              keyword: 'type',
              params: { type: 'string' },
            };
            (vErrors === null ? (vErrors = [err192]) : vErrors.push(err192), errors++);
          }
        let i36 = data122.length,
          j10;
        if (i36 > 1) {
          let indices10 = {};
          for (; i36--;) {
            let item10 = data122[i36];
            if (typeof item10 == 'string') {
              if (typeof indices10[item10] == 'number') {
                j10 = indices10[item10];
                let err193 = {
                  instancePath: instancePath + '/dns_opt',
                  schemaPath: '#/properties/dns_opt/uniqueItems',
                  keyword: 'uniqueItems',
                  params: { i: i36, j: j10 },
                };
                (vErrors === null ? (vErrors = [err193]) : vErrors.push(err193), errors++);
                break;
              }
              indices10[item10] = i36;
            }
          }
        }
      } else {
        let err194 = {
          instancePath: instancePath + '/dns_opt',
          schemaPath: '#/properties/dns_opt/type',
          keyword: 'type',
          params: { type: 'array' },
        };
        (vErrors === null ? (vErrors = [err194]) : vErrors.push(err194), errors++);
      }
    }
    if (
      (data.dns_search !== void 0 &&
        (validate12(data.dns_search, {
          instancePath: instancePath + '/dns_search',
          parentData: data,
          parentDataProperty: 'dns_search',
          rootData,
        }) ||
          ((vErrors = vErrors === null ? validate12.errors : vErrors.concat(validate12.errors)),
          (errors = vErrors.length))),
      data.domainname !== void 0 && typeof data.domainname != 'string')
    ) {
      let err195 = {
        instancePath: instancePath + '/domainname',
        schemaPath: '#/properties/domainname/type',
        keyword: 'type',
        params: { type: 'string' },
      };
      (vErrors === null ? (vErrors = [err195]) : vErrors.push(err195), errors++);
    }
    if (data.entrypoint !== void 0) {
      let data126 = data.entrypoint,
        _errs354 = errors,
        valid119 = !1,
        passing16 = null,
        _errs355 = errors;
      if (data126 !== null) {
        let err196 = {
          instancePath: instancePath + '/entrypoint',
          schemaPath: '#/definitions/command/oneOf/0/type',
          keyword: 'type',
          params: { type: 'null' },
        };
        (vErrors === null ? (vErrors = [err196]) : vErrors.push(err196), errors++);
      }
      var _valid16 = _errs355 === errors;
      _valid16 && ((valid119 = !0), (passing16 = 0));
      let _errs357 = errors;
      if (typeof data126 != 'string') {
        let err197 = {
          instancePath: instancePath + '/entrypoint',
          schemaPath: '#/definitions/command/oneOf/1/type',
          keyword: 'type',
          params: { type: 'string' },
        };
        (vErrors === null ? (vErrors = [err197]) : vErrors.push(err197), errors++);
      }
      var _valid16 = _errs357 === errors;
      if (_valid16 && valid119) ((valid119 = !1), (passing16 = [passing16, 1]));
      else {
        _valid16 && ((valid119 = !0), (passing16 = 1));
        let _errs359 = errors;
        if (Array.isArray(data126)) {
          let len26 = data126.length;
          for (let i37 = 0; i37 < len26; i37++)
            if (typeof data126[i37] != 'string') {
              let err198 = {
                instancePath: instancePath + '/entrypoint/' + i37,
                schemaPath: '#/definitions/command/oneOf/2/items/type',
                keyword: 'type',
                params: { type: 'string' },
              };
              (vErrors === null ? (vErrors = [err198]) : vErrors.push(err198), errors++);
            }
        } else {
          let err199 = {
            instancePath: instancePath + '/entrypoint',
            schemaPath: '#/definitions/command/oneOf/2/type',
            keyword: 'type',
            params: { type: 'array' },
          };
          (vErrors === null ? (vErrors = [err199]) : vErrors.push(err199), errors++);
        }
        var _valid16 = _errs359 === errors;
        _valid16 && valid119
          ? ((valid119 = !1), (passing16 = [passing16, 2]))
          : _valid16 && ((valid119 = !0), (passing16 = 2));
      }
      if (valid119)
        ((errors = _errs354),
          vErrors !== null && (_errs354 ? (vErrors.length = _errs354) : (vErrors = null)));
      else {
        let err200 = {
          instancePath: instancePath + '/entrypoint',
          schemaPath: '#/definitions/command/oneOf',
          keyword: 'oneOf',
          params: { passingSchemas: passing16 },
        };
        (vErrors === null ? (vErrors = [err200]) : vErrors.push(err200), errors++);
      }
    }
    if (data.env_file !== void 0) {
      let data128 = data.env_file,
        _errs365 = errors,
        valid123 = !1,
        passing17 = null,
        _errs366 = errors;
      if (typeof data128 != 'string') {
        let err201 = {
          instancePath: instancePath + '/env_file',
          schemaPath: '#/definitions/env_file/oneOf/0/type',
          keyword: 'type',
          params: { type: 'string' },
        };
        (vErrors === null ? (vErrors = [err201]) : vErrors.push(err201), errors++);
      }
      var _valid17 = _errs366 === errors;
      _valid17 && ((valid123 = !0), (passing17 = 0));
      let _errs368 = errors;
      if (Array.isArray(data128)) {
        let len27 = data128.length;
        for (let i38 = 0; i38 < len27; i38++) {
          let data129 = data128[i38],
            _errs371 = errors,
            valid126 = !1,
            passing18 = null,
            _errs372 = errors;
          if (typeof data129 != 'string') {
            let err202 = {
              instancePath: instancePath + '/env_file/' + i38,
              schemaPath: '#/definitions/env_file/oneOf/1/items/oneOf/0/type',
              keyword: 'type',
              params: { type: 'string' },
            };
            (vErrors === null ? (vErrors = [err202]) : vErrors.push(err202), errors++);
          }
          var _valid18 = _errs372 === errors;
          _valid18 && ((valid126 = !0), (passing18 = 0));
          let _errs374 = errors;
          if (data129 && typeof data129 == 'object' && !Array.isArray(data129)) {
            if (data129.path === void 0) {
              let err203 = {
                instancePath: instancePath + '/env_file/' + i38,
                schemaPath: '#/definitions/env_file/oneOf/1/items/oneOf/1/required',
                keyword: 'required',
                params: { missingProperty: 'path' },
              };
              (vErrors === null ? (vErrors = [err203]) : vErrors.push(err203), errors++);
            }
            for (let key29 in data129)
              if (!(key29 === 'path' || key29 === 'format' || key29 === 'required')) {
                let err204 = {
                  instancePath: instancePath + '/env_file/' + i38,
                  schemaPath: '#/definitions/env_file/oneOf/1/items/oneOf/1/additionalProperties',
                  keyword: 'additionalProperties',
                  params: { additionalProperty: key29 },
                };
                (vErrors === null ? (vErrors = [err204]) : vErrors.push(err204), errors++);
              }
            if (data129.path !== void 0 && typeof data129.path != 'string') {
              let err205 = {
                instancePath: instancePath + '/env_file/' + i38 + '/path',
                schemaPath: '#/definitions/env_file/oneOf/1/items/oneOf/1/properties/path/type',
                keyword: 'type',
                params: { type: 'string' },
              };
              (vErrors === null ? (vErrors = [err205]) : vErrors.push(err205), errors++);
            }
            if (data129.format !== void 0 && typeof data129.format != 'string') {
              let err206 = {
                instancePath: instancePath + '/env_file/' + i38 + '/format',
                schemaPath: '#/definitions/env_file/oneOf/1/items/oneOf/1/properties/format/type',
                keyword: 'type',
                params: { type: 'string' },
              };
              (vErrors === null ? (vErrors = [err206]) : vErrors.push(err206), errors++);
            }
            if (data129.required !== void 0) {
              let data132 = data129.required;
              if (typeof data132 != 'boolean' && typeof data132 != 'string') {
                let err207 = {
                  instancePath: instancePath + '/env_file/' + i38 + '/required',
                  schemaPath: '#/definitions/env_file/oneOf/1/items/oneOf/1/properties/required/type',
                  keyword: 'type',
                  params: { type: schema45.oneOf[1].items.oneOf[1].properties.required.type },
                };
                (vErrors === null ? (vErrors = [err207]) : vErrors.push(err207), errors++);
              }
            }
          } else {
            let err208 = {
              instancePath: instancePath + '/env_file/' + i38,
              schemaPath: '#/definitions/env_file/oneOf/1/items/oneOf/1/type',
              keyword: 'type',
              params: { type: 'object' },
            };
            (vErrors === null ? (vErrors = [err208]) : vErrors.push(err208), errors++);
          }
          var _valid18 = _errs374 === errors;
          if (
            (_valid18 && valid126
              ? ((valid126 = !1), (passing18 = [passing18, 1]))
              : _valid18 && ((valid126 = !0), (passing18 = 1)),
            valid126)
          )
            ((errors = _errs371),
              vErrors !== null && (_errs371 ? (vErrors.length = _errs371) : (vErrors = null)));
          else {
            let err209 = {
              instancePath: instancePath + '/env_file/' + i38,
              schemaPath: '#/definitions/env_file/oneOf/1/items/oneOf',
              keyword: 'oneOf',
              params: { passingSchemas: passing18 },
            };
            (vErrors === null ? (vErrors = [err209]) : vErrors.push(err209), errors++);
          }
        }
      } else {
        let err210 = {
          instancePath: instancePath + '/env_file',
          schemaPath: '#/definitions/env_file/oneOf/1/type',
          keyword: 'type',
          params: { type: 'array' },
        };
        (vErrors === null ? (vErrors = [err210]) : vErrors.push(err210), errors++);
      }
      var _valid17 = _errs368 === errors;
      if (
        (_valid17 && valid123
          ? ((valid123 = !1), (passing17 = [passing17, 1]))
          : _valid17 && ((valid123 = !0), (passing17 = 1)),
        valid123)
      )
        ((errors = _errs365),
          vErrors !== null && (_errs365 ? (vErrors.length = _errs365) : (vErrors = null)));
      else {
        let err211 = {
          instancePath: instancePath + '/env_file',
          schemaPath: '#/definitions/env_file/oneOf',
          keyword: 'oneOf',
          params: { passingSchemas: passing17 },
        };
        (vErrors === null ? (vErrors = [err211]) : vErrors.push(err211), errors++);
      }
    }
    if (data.label_file !== void 0) {
      let data133 = data.label_file,
        _errs385 = errors,
        valid129 = !1,
        passing19 = null,
        _errs386 = errors;
      if (typeof data133 != 'string') {
        let err212 = {
          instancePath: instancePath + '/label_file',
          schemaPath: '#/definitions/label_file/oneOf/0/type',
          keyword: 'type',
          params: { type: 'string' },
        };
        (vErrors === null ? (vErrors = [err212]) : vErrors.push(err212), errors++);
      }
      var _valid19 = _errs386 === errors;
      _valid19 && ((valid129 = !0), (passing19 = 0));
      let _errs388 = errors;
      if (Array.isArray(data133)) {
        let len28 = data133.length;
        for (let i39 = 0; i39 < len28; i39++)
          if (typeof data133[i39] != 'string') {
            let err213 = {
              instancePath: instancePath + '/label_file/' + i39,
              schemaPath: '#/definitions/label_file/oneOf/1/items/type',
              keyword: 'type',
              params: { type: 'string' },
            };
            (vErrors === null ? (vErrors = [err213]) : vErrors.push(err213), errors++);
          }
      } else {
        let err214 = {
          instancePath: instancePath + '/label_file',
          schemaPath: '#/definitions/label_file/oneOf/1/type',
          keyword: 'type',
          params: { type: 'array' },
        };
        (vErrors === null ? (vErrors = [err214]) : vErrors.push(err214), errors++);
      }
      var _valid19 = _errs388 === errors;
      if (
        (_valid19 && valid129
          ? ((valid129 = !1), (passing19 = [passing19, 1]))
          : _valid19 && ((valid129 = !0), (passing19 = 1)),
        valid129)
      )
        ((errors = _errs385),
          vErrors !== null && (_errs385 ? (vErrors.length = _errs385) : (vErrors = null)));
      else {
        let err215 = {
          instancePath: instancePath + '/label_file',
          schemaPath: '#/definitions/label_file/oneOf',
          keyword: 'oneOf',
          params: { passingSchemas: passing19 },
        };
        (vErrors === null ? (vErrors = [err215]) : vErrors.push(err215), errors++);
      }
    }
    if (data.environment !== void 0) {
      let data135 = data.environment,
        _errs394 = errors,
        valid133 = !1,
        passing20 = null,
        _errs395 = errors;
      if (data135 && typeof data135 == 'object' && !Array.isArray(data135)) {
        for (let key30 in data135)
          if (!pattern7.test(key30)) {
            let err216 = {
              instancePath: instancePath + '/environment',
              schemaPath: '#/definitions/list_or_dict/oneOf/0/additionalProperties',
              keyword: 'additionalProperties',
              params: { additionalProperty: key30 },
            };
            (vErrors === null ? (vErrors = [err216]) : vErrors.push(err216), errors++);
          }
        for (let key31 in data135)
          if (pattern7.test(key31)) {
            let data136 = data135[key31];
            if (
              typeof data136 != 'string' &&
              typeof data136 != 'number' &&
              typeof data136 != 'boolean' &&
              data136 !== null
            ) {
              let err217 = {
                instancePath: instancePath + '/environment/' + key31.replace(/~/g, '~0').replace(/\//g, '~1'),
                schemaPath: '#/definitions/list_or_dict/oneOf/0/patternProperties/.%2B/type',
                keyword: 'type',
                params: { type: schema19.oneOf[0].patternProperties['.+'].type },
              };
              (vErrors === null ? (vErrors = [err217]) : vErrors.push(err217), errors++);
            }
          }
      } else {
        let err218 = {
          instancePath: instancePath + '/environment',
          schemaPath: '#/definitions/list_or_dict/oneOf/0/type',
          keyword: 'type',
          params: { type: 'object' },
        };
        (vErrors === null ? (vErrors = [err218]) : vErrors.push(err218), errors++);
      }
      var _valid20 = _errs395 === errors;
      _valid20 && ((valid133 = !0), (passing20 = 0));
      let _errs400 = errors;
      if (Array.isArray(data135)) {
        let len29 = data135.length;
        for (let i40 = 0; i40 < len29; i40++)
          if (typeof data135[i40] != 'string') {
            let err219 = {
              instancePath: instancePath + '/environment/' + i40,
              schemaPath: '#/definitions/list_or_dict/oneOf/1/items/type',
              keyword: 'type',
              params: { type: 'string' },
            };
            (vErrors === null ? (vErrors = [err219]) : vErrors.push(err219), errors++);
          }
        let i41 = data135.length,
          j11;
        if (i41 > 1) {
          let indices11 = {};
          for (; i41--;) {
            let item11 = data135[i41];
            if (typeof item11 == 'string') {
              if (typeof indices11[item11] == 'number') {
                j11 = indices11[item11];
                let err220 = {
                  instancePath: instancePath + '/environment',
                  schemaPath: '#/definitions/list_or_dict/oneOf/1/uniqueItems',
                  keyword: 'uniqueItems',
                  params: { i: i41, j: j11 },
                };
                (vErrors === null ? (vErrors = [err220]) : vErrors.push(err220), errors++);
                break;
              }
              indices11[item11] = i41;
            }
          }
        }
      } else {
        let err221 = {
          instancePath: instancePath + '/environment',
          schemaPath: '#/definitions/list_or_dict/oneOf/1/type',
          keyword: 'type',
          params: { type: 'array' },
        };
        (vErrors === null ? (vErrors = [err221]) : vErrors.push(err221), errors++);
      }
      var _valid20 = _errs400 === errors;
      if (
        (_valid20 && valid133
          ? ((valid133 = !1), (passing20 = [passing20, 1]))
          : _valid20 && ((valid133 = !0), (passing20 = 1)),
        valid133)
      )
        ((errors = _errs394),
          vErrors !== null && (_errs394 ? (vErrors.length = _errs394) : (vErrors = null)));
      else {
        let err222 = {
          instancePath: instancePath + '/environment',
          schemaPath: '#/definitions/list_or_dict/oneOf',
          keyword: 'oneOf',
          params: { passingSchemas: passing20 },
        };
        (vErrors === null ? (vErrors = [err222]) : vErrors.push(err222), errors++);
      }
    }
    if (data.expose !== void 0) {
      let data138 = data.expose;
      if (Array.isArray(data138)) {
        let len30 = data138.length;
        for (let i42 = 0; i42 < len30; i42++) {
          let data139 = data138[i42];
          if (typeof data139 != 'string' && typeof data139 != 'number') {
            let err223 = {
              instancePath: instancePath + '/expose/' + i42,
              schemaPath: '#/properties/expose/items/type',
              keyword: 'type',
              params: { type: schema15.properties.expose.items.type },
            };
            (vErrors === null ? (vErrors = [err223]) : vErrors.push(err223), errors++);
          }
        }
        let i43 = data138.length,
          j12;
        if (i43 > 1) {
          let indices12 = {};
          for (; i43--;) {
            let item12 = data138[i43];
            if (!(typeof item12 != 'string' && typeof item12 != 'number')) {
              if ((typeof item12 == 'string' && (item12 += '_'), typeof indices12[item12] == 'number')) {
                j12 = indices12[item12];
                let err224 = {
                  instancePath: instancePath + '/expose',
                  schemaPath: '#/properties/expose/uniqueItems',
                  keyword: 'uniqueItems',
                  params: { i: i43, j: j12 },
                };
                (vErrors === null ? (vErrors = [err224]) : vErrors.push(err224), errors++);
                break;
              }
              indices12[item12] = i43;
            }
          }
        }
      } else {
        let err225 = {
          instancePath: instancePath + '/expose',
          schemaPath: '#/properties/expose/type',
          keyword: 'type',
          params: { type: 'array' },
        };
        (vErrors === null ? (vErrors = [err225]) : vErrors.push(err225), errors++);
      }
    }
    if (data.extends !== void 0) {
      let data140 = data.extends,
        _errs409 = errors,
        valid141 = !1,
        passing21 = null,
        _errs410 = errors;
      if (typeof data140 != 'string') {
        let err226 = {
          instancePath: instancePath + '/extends',
          schemaPath: '#/properties/extends/oneOf/0/type',
          keyword: 'type',
          params: { type: 'string' },
        };
        (vErrors === null ? (vErrors = [err226]) : vErrors.push(err226), errors++);
      }
      var _valid21 = _errs410 === errors;
      _valid21 && ((valid141 = !0), (passing21 = 0));
      let _errs412 = errors;
      if (data140 && typeof data140 == 'object' && !Array.isArray(data140)) {
        if (data140.service === void 0) {
          let err227 = {
            instancePath: instancePath + '/extends',
            schemaPath: '#/properties/extends/oneOf/1/required',
            keyword: 'required',
            params: { missingProperty: 'service' },
          };
          (vErrors === null ? (vErrors = [err227]) : vErrors.push(err227), errors++);
        }
        for (let key32 in data140)
          if (!(key32 === 'service' || key32 === 'file')) {
            let err228 = {
              instancePath: instancePath + '/extends',
              schemaPath: '#/properties/extends/oneOf/1/additionalProperties',
              keyword: 'additionalProperties',
              params: { additionalProperty: key32 },
            };
            (vErrors === null ? (vErrors = [err228]) : vErrors.push(err228), errors++);
          }
        if (data140.service !== void 0 && typeof data140.service != 'string') {
          let err229 = {
            instancePath: instancePath + '/extends/service',
            schemaPath: '#/properties/extends/oneOf/1/properties/service/type',
            keyword: 'type',
            params: { type: 'string' },
          };
          (vErrors === null ? (vErrors = [err229]) : vErrors.push(err229), errors++);
        }
        if (data140.file !== void 0 && typeof data140.file != 'string') {
          let err230 = {
            instancePath: instancePath + '/extends/file',
            schemaPath: '#/properties/extends/oneOf/1/properties/file/type',
            keyword: 'type',
            params: { type: 'string' },
          };
          (vErrors === null ? (vErrors = [err230]) : vErrors.push(err230), errors++);
        }
      } else {
        let err231 = {
          instancePath: instancePath + '/extends',
          schemaPath: '#/properties/extends/oneOf/1/type',
          keyword: 'type',
          params: { type: 'object' },
        };
        (vErrors === null ? (vErrors = [err231]) : vErrors.push(err231), errors++);
      }
      var _valid21 = _errs412 === errors;
      if (
        (_valid21 && valid141
          ? ((valid141 = !1), (passing21 = [passing21, 1]))
          : _valid21 && ((valid141 = !0), (passing21 = 1)),
        valid141)
      )
        ((errors = _errs409),
          vErrors !== null && (_errs409 ? (vErrors.length = _errs409) : (vErrors = null)));
      else {
        let err232 = {
          instancePath: instancePath + '/extends',
          schemaPath: '#/properties/extends/oneOf',
          keyword: 'oneOf',
          params: { passingSchemas: passing21 },
        };
        (vErrors === null ? (vErrors = [err232]) : vErrors.push(err232), errors++);
      }
    }
    if (data.provider !== void 0) {
      let data143 = data.provider;
      if (data143 && typeof data143 == 'object' && !Array.isArray(data143)) {
        if (data143.type === void 0) {
          let err233 = {
            instancePath: instancePath + '/provider',
            schemaPath: '#/properties/provider/required',
            keyword: 'required',
            params: { missingProperty: 'type' },
          };
          (vErrors === null ? (vErrors = [err233]) : vErrors.push(err233), errors++);
        }
        for (let key33 in data143)
          if (!(key33 === 'type' || key33 === 'options' || pattern0.test(key33))) {
            let err234 = {
              instancePath: instancePath + '/provider',
              schemaPath: '#/properties/provider/additionalProperties',
              keyword: 'additionalProperties',
              params: { additionalProperty: key33 },
            };
            (vErrors === null ? (vErrors = [err234]) : vErrors.push(err234), errors++);
          }
        if (data143.type !== void 0 && typeof data143.type != 'string') {
          let err235 = {
            instancePath: instancePath + '/provider/type',
            schemaPath: '#/properties/provider/properties/type/type',
            keyword: 'type',
            params: { type: 'string' },
          };
          (vErrors === null ? (vErrors = [err235]) : vErrors.push(err235), errors++);
        }
        if (data143.options !== void 0) {
          let data145 = data143.options;
          if (data145 && typeof data145 == 'object' && !Array.isArray(data145)) {
            for (let key34 in data145)
              if (pattern51.test(key34)) {
                let data146 = data145[key34],
                  _errs427 = errors,
                  valid145 = !1,
                  passing22 = null,
                  _errs428 = errors;
                if (typeof data146 != 'string' && typeof data146 != 'number' && typeof data146 != 'boolean') {
                  let err236 = {
                    instancePath:
                      instancePath + '/provider/options/' + key34.replace(/~/g, '~0').replace(/\//g, '~1'),
                    schemaPath:
                      '#/properties/provider/properties/options/patternProperties/%5E.%2B%24/oneOf/0/type',
                    keyword: 'type',
                    params: {
                      type: schema15.properties.provider.properties.options.patternProperties['^.+$'].oneOf[0]
                        .type,
                    },
                  };
                  (vErrors === null ? (vErrors = [err236]) : vErrors.push(err236), errors++);
                }
                var _valid22 = _errs428 === errors;
                _valid22 && ((valid145 = !0), (passing22 = 0));
                let _errs430 = errors;
                if (Array.isArray(data146)) {
                  let len31 = data146.length;
                  for (let i44 = 0; i44 < len31; i44++) {
                    let data147 = data146[i44];
                    if (
                      typeof data147 != 'string' &&
                      typeof data147 != 'number' &&
                      typeof data147 != 'boolean'
                    ) {
                      let err237 = {
                        instancePath:
                          instancePath +
                          '/provider/options/' +
                          key34.replace(/~/g, '~0').replace(/\//g, '~1') +
                          '/' +
                          i44,
                        schemaPath:
                          '#/properties/provider/properties/options/patternProperties/%5E.%2B%24/oneOf/1/items/type',
                        keyword: 'type',
                        params: {
                          type: schema15.properties.provider.properties.options.patternProperties['^.+$']
                            .oneOf[1].items.type,
                        },
                      };
                      (vErrors === null ? (vErrors = [err237]) : vErrors.push(err237), errors++);
                    }
                  }
                } else {
                  let err238 = {
                    instancePath:
                      instancePath + '/provider/options/' + key34.replace(/~/g, '~0').replace(/\//g, '~1'),
                    schemaPath:
                      '#/properties/provider/properties/options/patternProperties/%5E.%2B%24/oneOf/1/type',
                    keyword: 'type',
                    params: { type: 'array' },
                  };
                  (vErrors === null ? (vErrors = [err238]) : vErrors.push(err238), errors++);
                }
                var _valid22 = _errs430 === errors;
                if (
                  (_valid22 && valid145
                    ? ((valid145 = !1), (passing22 = [passing22, 1]))
                    : _valid22 && ((valid145 = !0), (passing22 = 1)),
                  valid145)
                )
                  ((errors = _errs427),
                    vErrors !== null && (_errs427 ? (vErrors.length = _errs427) : (vErrors = null)));
                else {
                  let err239 = {
                    instancePath:
                      instancePath + '/provider/options/' + key34.replace(/~/g, '~0').replace(/\//g, '~1'),
                    schemaPath: '#/properties/provider/properties/options/patternProperties/%5E.%2B%24/oneOf',
                    keyword: 'oneOf',
                    params: { passingSchemas: passing22 },
                  };
                  (vErrors === null ? (vErrors = [err239]) : vErrors.push(err239), errors++);
                }
              }
          } else {
            let err240 = {
              instancePath: instancePath + '/provider/options',
              schemaPath: '#/properties/provider/properties/options/type',
              keyword: 'type',
              params: { type: 'object' },
            };
            (vErrors === null ? (vErrors = [err240]) : vErrors.push(err240), errors++);
          }
        }
      } else {
        let err241 = {
          instancePath: instancePath + '/provider',
          schemaPath: '#/properties/provider/type',
          keyword: 'type',
          params: { type: 'object' },
        };
        (vErrors === null ? (vErrors = [err241]) : vErrors.push(err241), errors++);
      }
    }
    if (data.external_links !== void 0) {
      let data148 = data.external_links;
      if (Array.isArray(data148)) {
        let len32 = data148.length;
        for (let i45 = 0; i45 < len32; i45++)
          if (typeof data148[i45] != 'string') {
            let err242 = {
              instancePath: instancePath + '/external_links/' + i45,
              schemaPath: '#/properties/external_links/items/type',
              keyword: 'type',
              params: { type: 'string' },
            };
            (vErrors === null ? (vErrors = [err242]) : vErrors.push(err242), errors++);
          }
        let i46 = data148.length,
          j13;
        if (i46 > 1) {
          let indices13 = {};
          for (; i46--;) {
            let item13 = data148[i46];
            if (typeof item13 == 'string') {
              if (typeof indices13[item13] == 'number') {
                j13 = indices13[item13];
                let err243 = {
                  instancePath: instancePath + '/external_links',
                  schemaPath: '#/properties/external_links/uniqueItems',
                  keyword: 'uniqueItems',
                  params: { i: i46, j: j13 },
                };
                (vErrors === null ? (vErrors = [err243]) : vErrors.push(err243), errors++);
                break;
              }
              indices13[item13] = i46;
            }
          }
        }
      } else {
        let err244 = {
          instancePath: instancePath + '/external_links',
          schemaPath: '#/properties/external_links/type',
          keyword: 'type',
          params: { type: 'array' },
        };
        (vErrors === null ? (vErrors = [err244]) : vErrors.push(err244), errors++);
      }
    }
    if (data.extra_hosts !== void 0) {
      let data150 = data.extra_hosts,
        _errs440 = errors,
        valid152 = !1,
        passing23 = null,
        _errs441 = errors;
      if (data150 && typeof data150 == 'object' && !Array.isArray(data150)) {
        for (let key35 in data150)
          if (!pattern7.test(key35)) {
            let err245 = {
              instancePath: instancePath + '/extra_hosts',
              schemaPath: '#/definitions/extra_hosts/oneOf/0/additionalProperties',
              keyword: 'additionalProperties',
              params: { additionalProperty: key35 },
            };
            (vErrors === null ? (vErrors = [err245]) : vErrors.push(err245), errors++);
          }
        for (let key36 in data150)
          if (pattern7.test(key36)) {
            let data151 = data150[key36],
              _errs445 = errors,
              valid154 = !1,
              passing24 = null,
              _errs446 = errors;
            if (typeof data151 != 'string') {
              let err246 = {
                instancePath: instancePath + '/extra_hosts/' + key36.replace(/~/g, '~0').replace(/\//g, '~1'),
                schemaPath: '#/definitions/extra_hosts/oneOf/0/patternProperties/.%2B/oneOf/0/type',
                keyword: 'type',
                params: { type: 'string' },
              };
              (vErrors === null ? (vErrors = [err246]) : vErrors.push(err246), errors++);
            }
            var _valid24 = _errs446 === errors;
            _valid24 && ((valid154 = !0), (passing24 = 0));
            let _errs448 = errors;
            if (Array.isArray(data151)) {
              let len33 = data151.length;
              for (let i47 = 0; i47 < len33; i47++)
                if (typeof data151[i47] != 'string') {
                  let err247 = {
                    instancePath:
                      instancePath +
                      '/extra_hosts/' +
                      key36.replace(/~/g, '~0').replace(/\//g, '~1') +
                      '/' +
                      i47,
                    schemaPath: '#/definitions/extra_hosts/oneOf/0/patternProperties/.%2B/oneOf/1/items/type',
                    keyword: 'type',
                    params: { type: 'string' },
                  };
                  (vErrors === null ? (vErrors = [err247]) : vErrors.push(err247), errors++);
                }
            } else {
              let err248 = {
                instancePath: instancePath + '/extra_hosts/' + key36.replace(/~/g, '~0').replace(/\//g, '~1'),
                schemaPath: '#/definitions/extra_hosts/oneOf/0/patternProperties/.%2B/oneOf/1/type',
                keyword: 'type',
                params: { type: 'array' },
              };
              (vErrors === null ? (vErrors = [err248]) : vErrors.push(err248), errors++);
            }
            var _valid24 = _errs448 === errors;
            if (
              (_valid24 && valid154
                ? ((valid154 = !1), (passing24 = [passing24, 1]))
                : _valid24 && ((valid154 = !0), (passing24 = 1)),
              valid154)
            )
              ((errors = _errs445),
                vErrors !== null && (_errs445 ? (vErrors.length = _errs445) : (vErrors = null)));
            else {
              let err249 = {
                instancePath: instancePath + '/extra_hosts/' + key36.replace(/~/g, '~0').replace(/\//g, '~1'),
                schemaPath: '#/definitions/extra_hosts/oneOf/0/patternProperties/.%2B/oneOf',
                keyword: 'oneOf',
                params: { passingSchemas: passing24 },
              };
              (vErrors === null ? (vErrors = [err249]) : vErrors.push(err249), errors++);
            }
          }
      } else {
        let err250 = {
          instancePath: instancePath + '/extra_hosts',
          schemaPath: '#/definitions/extra_hosts/oneOf/0/type',
          keyword: 'type',
          params: { type: 'object' },
        };
        (vErrors === null ? (vErrors = [err250]) : vErrors.push(err250), errors++);
      }
      var _valid23 = _errs441 === errors;
      _valid23 && ((valid152 = !0), (passing23 = 0));
      let _errs452 = errors;
      if (Array.isArray(data150)) {
        let len34 = data150.length;
        for (let i48 = 0; i48 < len34; i48++)
          if (typeof data150[i48] != 'string') {
            let err251 = {
              instancePath: instancePath + '/extra_hosts/' + i48,
              schemaPath: '#/definitions/extra_hosts/oneOf/1/items/type',
              keyword: 'type',
              params: { type: 'string' },
            };
            (vErrors === null ? (vErrors = [err251]) : vErrors.push(err251), errors++);
          }
        let i49 = data150.length,
          j14;
        if (i49 > 1) {
          let indices14 = {};
          for (; i49--;) {
            let item14 = data150[i49];
            if (typeof item14 == 'string') {
              if (typeof indices14[item14] == 'number') {
                j14 = indices14[item14];
                let err252 = {
                  instancePath: instancePath + '/extra_hosts',
                  schemaPath: '#/definitions/extra_hosts/oneOf/1/uniqueItems',
                  keyword: 'uniqueItems',
                  params: { i: i49, j: j14 },
                };
                (vErrors === null ? (vErrors = [err252]) : vErrors.push(err252), errors++);
                break;
              }
              indices14[item14] = i49;
            }
          }
        }
      } else {
        let err253 = {
          instancePath: instancePath + '/extra_hosts',
          schemaPath: '#/definitions/extra_hosts/oneOf/1/type',
          keyword: 'type',
          params: { type: 'array' },
        };
        (vErrors === null ? (vErrors = [err253]) : vErrors.push(err253), errors++);
      }
      var _valid23 = _errs452 === errors;
      if (
        (_valid23 && valid152
          ? ((valid152 = !1), (passing23 = [passing23, 1]))
          : _valid23 && ((valid152 = !0), (passing23 = 1)),
        valid152)
      )
        ((errors = _errs440),
          vErrors !== null && (_errs440 ? (vErrors.length = _errs440) : (vErrors = null)));
      else {
        let err254 = {
          instancePath: instancePath + '/extra_hosts',
          schemaPath: '#/definitions/extra_hosts/oneOf',
          keyword: 'oneOf',
          params: { passingSchemas: passing23 },
        };
        (vErrors === null ? (vErrors = [err254]) : vErrors.push(err254), errors++);
      }
    }
    if (
      (data.gpus !== void 0 &&
        (validate30(data.gpus, {
          instancePath: instancePath + '/gpus',
          parentData: data,
          parentDataProperty: 'gpus',
          rootData,
        }) ||
          ((vErrors = vErrors === null ? validate30.errors : vErrors.concat(validate30.errors)),
          (errors = vErrors.length))),
      data.group_add !== void 0)
    ) {
      let data155 = data.group_add;
      if (Array.isArray(data155)) {
        let len35 = data155.length;
        for (let i50 = 0; i50 < len35; i50++) {
          let data156 = data155[i50];
          if (typeof data156 != 'string' && typeof data156 != 'number') {
            let err255 = {
              instancePath: instancePath + '/group_add/' + i50,
              schemaPath: '#/properties/group_add/items/type',
              keyword: 'type',
              params: { type: schema15.properties.group_add.items.type },
            };
            (vErrors === null ? (vErrors = [err255]) : vErrors.push(err255), errors++);
          }
        }
        let i51 = data155.length,
          j15;
        if (i51 > 1) {
          let indices15 = {};
          for (; i51--;) {
            let item15 = data155[i51];
            if (!(typeof item15 != 'string' && typeof item15 != 'number')) {
              if ((typeof item15 == 'string' && (item15 += '_'), typeof indices15[item15] == 'number')) {
                j15 = indices15[item15];
                let err256 = {
                  instancePath: instancePath + '/group_add',
                  schemaPath: '#/properties/group_add/uniqueItems',
                  keyword: 'uniqueItems',
                  params: { i: i51, j: j15 },
                };
                (vErrors === null ? (vErrors = [err256]) : vErrors.push(err256), errors++);
                break;
              }
              indices15[item15] = i51;
            }
          }
        }
      } else {
        let err257 = {
          instancePath: instancePath + '/group_add',
          schemaPath: '#/properties/group_add/type',
          keyword: 'type',
          params: { type: 'array' },
        };
        (vErrors === null ? (vErrors = [err257]) : vErrors.push(err257), errors++);
      }
    }
    if (data.healthcheck !== void 0) {
      let data157 = data.healthcheck;
      if (data157 && typeof data157 == 'object' && !Array.isArray(data157)) {
        for (let key37 in data157)
          if (!(
            key37 === 'disable' ||
            key37 === 'interval' ||
            key37 === 'retries' ||
            key37 === 'test' ||
            key37 === 'timeout' ||
            key37 === 'start_period' ||
            key37 === 'start_interval' ||
            pattern0.test(key37)
          )) {
            let err258 = {
              instancePath: instancePath + '/healthcheck',
              schemaPath: '#/definitions/healthcheck/additionalProperties',
              keyword: 'additionalProperties',
              params: { additionalProperty: key37 },
            };
            (vErrors === null ? (vErrors = [err258]) : vErrors.push(err258), errors++);
          }
        if (data157.disable !== void 0) {
          let data158 = data157.disable;
          if (typeof data158 != 'boolean' && typeof data158 != 'string') {
            let err259 = {
              instancePath: instancePath + '/healthcheck/disable',
              schemaPath: '#/definitions/healthcheck/properties/disable/type',
              keyword: 'type',
              params: { type: schema53.properties.disable.type },
            };
            (vErrors === null ? (vErrors = [err259]) : vErrors.push(err259), errors++);
          }
        }
        if (data157.interval !== void 0 && typeof data157.interval != 'string') {
          let err260 = {
            instancePath: instancePath + '/healthcheck/interval',
            schemaPath: '#/definitions/healthcheck/properties/interval/type',
            keyword: 'type',
            params: { type: 'string' },
          };
          (vErrors === null ? (vErrors = [err260]) : vErrors.push(err260), errors++);
        }
        if (data157.retries !== void 0) {
          let data160 = data157.retries;
          if (typeof data160 != 'number' && typeof data160 != 'string') {
            let err261 = {
              instancePath: instancePath + '/healthcheck/retries',
              schemaPath: '#/definitions/healthcheck/properties/retries/type',
              keyword: 'type',
              params: { type: schema53.properties.retries.type },
            };
            (vErrors === null ? (vErrors = [err261]) : vErrors.push(err261), errors++);
          }
        }
        if (data157.test !== void 0) {
          let data161 = data157.test,
            _errs472 = errors,
            valid165 = !1,
            passing25 = null,
            _errs473 = errors;
          if (typeof data161 != 'string') {
            let err262 = {
              instancePath: instancePath + '/healthcheck/test',
              schemaPath: '#/definitions/healthcheck/properties/test/oneOf/0/type',
              keyword: 'type',
              params: { type: 'string' },
            };
            (vErrors === null ? (vErrors = [err262]) : vErrors.push(err262), errors++);
          }
          var _valid25 = _errs473 === errors;
          _valid25 && ((valid165 = !0), (passing25 = 0));
          let _errs475 = errors;
          if (Array.isArray(data161)) {
            let len36 = data161.length;
            for (let i52 = 0; i52 < len36; i52++)
              if (typeof data161[i52] != 'string') {
                let err263 = {
                  instancePath: instancePath + '/healthcheck/test/' + i52,
                  schemaPath: '#/definitions/healthcheck/properties/test/oneOf/1/items/type',
                  keyword: 'type',
                  params: { type: 'string' },
                };
                (vErrors === null ? (vErrors = [err263]) : vErrors.push(err263), errors++);
              }
          } else {
            let err264 = {
              instancePath: instancePath + '/healthcheck/test',
              schemaPath: '#/definitions/healthcheck/properties/test/oneOf/1/type',
              keyword: 'type',
              params: { type: 'array' },
            };
            (vErrors === null ? (vErrors = [err264]) : vErrors.push(err264), errors++);
          }
          var _valid25 = _errs475 === errors;
          if (
            (_valid25 && valid165
              ? ((valid165 = !1), (passing25 = [passing25, 1]))
              : _valid25 && ((valid165 = !0), (passing25 = 1)),
            valid165)
          )
            ((errors = _errs472),
              vErrors !== null && (_errs472 ? (vErrors.length = _errs472) : (vErrors = null)));
          else {
            let err265 = {
              instancePath: instancePath + '/healthcheck/test',
              schemaPath: '#/definitions/healthcheck/properties/test/oneOf',
              keyword: 'oneOf',
              params: { passingSchemas: passing25 },
            };
            (vErrors === null ? (vErrors = [err265]) : vErrors.push(err265), errors++);
          }
        }
        if (data157.timeout !== void 0 && typeof data157.timeout != 'string') {
          let err266 = {
            instancePath: instancePath + '/healthcheck/timeout',
            schemaPath: '#/definitions/healthcheck/properties/timeout/type',
            keyword: 'type',
            params: { type: 'string' },
          };
          (vErrors === null ? (vErrors = [err266]) : vErrors.push(err266), errors++);
        }
        if (data157.start_period !== void 0 && typeof data157.start_period != 'string') {
          let err267 = {
            instancePath: instancePath + '/healthcheck/start_period',
            schemaPath: '#/definitions/healthcheck/properties/start_period/type',
            keyword: 'type',
            params: { type: 'string' },
          };
          (vErrors === null ? (vErrors = [err267]) : vErrors.push(err267), errors++);
        }
        if (data157.start_interval !== void 0 && typeof data157.start_interval != 'string') {
          let err268 = {
            instancePath: instancePath + '/healthcheck/start_interval',
            schemaPath: '#/definitions/healthcheck/properties/start_interval/type',
            keyword: 'type',
            params: { type: 'string' },
          };
          (vErrors === null ? (vErrors = [err268]) : vErrors.push(err268), errors++);
        }
      } else {
        let err269 = {
          instancePath: instancePath + '/healthcheck',
          schemaPath: '#/definitions/healthcheck/type',
          keyword: 'type',
          params: { type: 'object' },
        };
        (vErrors === null ? (vErrors = [err269]) : vErrors.push(err269), errors++);
      }
    }
    if (data.hostname !== void 0 && typeof data.hostname != 'string') {
      let err270 = {
        instancePath: instancePath + '/hostname',
        schemaPath: '#/properties/hostname/type',
        keyword: 'type',
        params: { type: 'string' },
      };
      (vErrors === null ? (vErrors = [err270]) : vErrors.push(err270), errors++);
    }
    if (data.image !== void 0 && typeof data.image != 'string') {
      let err271 = {
        instancePath: instancePath + '/image',
        schemaPath: '#/properties/image/type',
        keyword: 'type',
        params: { type: 'string' },
      };
      (vErrors === null ? (vErrors = [err271]) : vErrors.push(err271), errors++);
    }
    if (data.init !== void 0) {
      let data168 = data.init;
      if (typeof data168 != 'boolean' && typeof data168 != 'string') {
        let err272 = {
          instancePath: instancePath + '/init',
          schemaPath: '#/properties/init/type',
          keyword: 'type',
          params: { type: schema15.properties.init.type },
        };
        (vErrors === null ? (vErrors = [err272]) : vErrors.push(err272), errors++);
      }
    }
    if (data.ipc !== void 0 && typeof data.ipc != 'string') {
      let err273 = {
        instancePath: instancePath + '/ipc',
        schemaPath: '#/properties/ipc/type',
        keyword: 'type',
        params: { type: 'string' },
      };
      (vErrors === null ? (vErrors = [err273]) : vErrors.push(err273), errors++);
    }
    if (data.isolation !== void 0 && typeof data.isolation != 'string') {
      let err274 = {
        instancePath: instancePath + '/isolation',
        schemaPath: '#/properties/isolation/type',
        keyword: 'type',
        params: { type: 'string' },
      };
      (vErrors === null ? (vErrors = [err274]) : vErrors.push(err274), errors++);
    }
    if (data.labels !== void 0) {
      let data171 = data.labels,
        _errs497 = errors,
        valid169 = !1,
        passing26 = null,
        _errs498 = errors;
      if (data171 && typeof data171 == 'object' && !Array.isArray(data171)) {
        for (let key38 in data171)
          if (!pattern7.test(key38)) {
            let err275 = {
              instancePath: instancePath + '/labels',
              schemaPath: '#/definitions/list_or_dict/oneOf/0/additionalProperties',
              keyword: 'additionalProperties',
              params: { additionalProperty: key38 },
            };
            (vErrors === null ? (vErrors = [err275]) : vErrors.push(err275), errors++);
          }
        for (let key39 in data171)
          if (pattern7.test(key39)) {
            let data172 = data171[key39];
            if (
              typeof data172 != 'string' &&
              typeof data172 != 'number' &&
              typeof data172 != 'boolean' &&
              data172 !== null
            ) {
              let err276 = {
                instancePath: instancePath + '/labels/' + key39.replace(/~/g, '~0').replace(/\//g, '~1'),
                schemaPath: '#/definitions/list_or_dict/oneOf/0/patternProperties/.%2B/type',
                keyword: 'type',
                params: { type: schema19.oneOf[0].patternProperties['.+'].type },
              };
              (vErrors === null ? (vErrors = [err276]) : vErrors.push(err276), errors++);
            }
          }
      } else {
        let err277 = {
          instancePath: instancePath + '/labels',
          schemaPath: '#/definitions/list_or_dict/oneOf/0/type',
          keyword: 'type',
          params: { type: 'object' },
        };
        (vErrors === null ? (vErrors = [err277]) : vErrors.push(err277), errors++);
      }
      var _valid26 = _errs498 === errors;
      _valid26 && ((valid169 = !0), (passing26 = 0));
      let _errs503 = errors;
      if (Array.isArray(data171)) {
        let len37 = data171.length;
        for (let i53 = 0; i53 < len37; i53++)
          if (typeof data171[i53] != 'string') {
            let err278 = {
              instancePath: instancePath + '/labels/' + i53,
              schemaPath: '#/definitions/list_or_dict/oneOf/1/items/type',
              keyword: 'type',
              params: { type: 'string' },
            };
            (vErrors === null ? (vErrors = [err278]) : vErrors.push(err278), errors++);
          }
        let i54 = data171.length,
          j16;
        if (i54 > 1) {
          let indices16 = {};
          for (; i54--;) {
            let item16 = data171[i54];
            if (typeof item16 == 'string') {
              if (typeof indices16[item16] == 'number') {
                j16 = indices16[item16];
                let err279 = {
                  instancePath: instancePath + '/labels',
                  schemaPath: '#/definitions/list_or_dict/oneOf/1/uniqueItems',
                  keyword: 'uniqueItems',
                  params: { i: i54, j: j16 },
                };
                (vErrors === null ? (vErrors = [err279]) : vErrors.push(err279), errors++);
                break;
              }
              indices16[item16] = i54;
            }
          }
        }
      } else {
        let err280 = {
          instancePath: instancePath + '/labels',
          schemaPath: '#/definitions/list_or_dict/oneOf/1/type',
          keyword: 'type',
          params: { type: 'array' },
        };
        (vErrors === null ? (vErrors = [err280]) : vErrors.push(err280), errors++);
      }
      var _valid26 = _errs503 === errors;
      if (
        (_valid26 && valid169
          ? ((valid169 = !1), (passing26 = [passing26, 1]))
          : _valid26 && ((valid169 = !0), (passing26 = 1)),
        valid169)
      )
        ((errors = _errs497),
          vErrors !== null && (_errs497 ? (vErrors.length = _errs497) : (vErrors = null)));
      else {
        let err281 = {
          instancePath: instancePath + '/labels',
          schemaPath: '#/definitions/list_or_dict/oneOf',
          keyword: 'oneOf',
          params: { passingSchemas: passing26 },
        };
        (vErrors === null ? (vErrors = [err281]) : vErrors.push(err281), errors++);
      }
    }
    if (data.links !== void 0) {
      let data174 = data.links;
      if (Array.isArray(data174)) {
        let len38 = data174.length;
        for (let i55 = 0; i55 < len38; i55++)
          if (typeof data174[i55] != 'string') {
            let err282 = {
              instancePath: instancePath + '/links/' + i55,
              schemaPath: '#/properties/links/items/type',
              keyword: 'type',
              params: { type: 'string' },
            };
            (vErrors === null ? (vErrors = [err282]) : vErrors.push(err282), errors++);
          }
        let i56 = data174.length,
          j17;
        if (i56 > 1) {
          let indices17 = {};
          for (; i56--;) {
            let item17 = data174[i56];
            if (typeof item17 == 'string') {
              if (typeof indices17[item17] == 'number') {
                j17 = indices17[item17];
                let err283 = {
                  instancePath: instancePath + '/links',
                  schemaPath: '#/properties/links/uniqueItems',
                  keyword: 'uniqueItems',
                  params: { i: i56, j: j17 },
                };
                (vErrors === null ? (vErrors = [err283]) : vErrors.push(err283), errors++);
                break;
              }
              indices17[item17] = i56;
            }
          }
        }
      } else {
        let err284 = {
          instancePath: instancePath + '/links',
          schemaPath: '#/properties/links/type',
          keyword: 'type',
          params: { type: 'array' },
        };
        (vErrors === null ? (vErrors = [err284]) : vErrors.push(err284), errors++);
      }
    }
    if (data.logging !== void 0) {
      let data176 = data.logging;
      if (data176 && typeof data176 == 'object' && !Array.isArray(data176)) {
        for (let key40 in data176)
          if (!(key40 === 'driver' || key40 === 'options' || pattern0.test(key40))) {
            let err285 = {
              instancePath: instancePath + '/logging',
              schemaPath: '#/properties/logging/additionalProperties',
              keyword: 'additionalProperties',
              params: { additionalProperty: key40 },
            };
            (vErrors === null ? (vErrors = [err285]) : vErrors.push(err285), errors++);
          }
        if (data176.driver !== void 0 && typeof data176.driver != 'string') {
          let err286 = {
            instancePath: instancePath + '/logging/driver',
            schemaPath: '#/properties/logging/properties/driver/type',
            keyword: 'type',
            params: { type: 'string' },
          };
          (vErrors === null ? (vErrors = [err286]) : vErrors.push(err286), errors++);
        }
        if (data176.options !== void 0) {
          let data178 = data176.options;
          if (data178 && typeof data178 == 'object' && !Array.isArray(data178)) {
            for (let key41 in data178)
              if (pattern51.test(key41)) {
                let data179 = data178[key41];
                if (typeof data179 != 'string' && typeof data179 != 'number' && data179 !== null) {
                  let err287 = {
                    instancePath:
                      instancePath + '/logging/options/' + key41.replace(/~/g, '~0').replace(/\//g, '~1'),
                    schemaPath: '#/properties/logging/properties/options/patternProperties/%5E.%2B%24/type',
                    keyword: 'type',
                    params: {
                      type: schema15.properties.logging.properties.options.patternProperties['^.+$'].type,
                    },
                  };
                  (vErrors === null ? (vErrors = [err287]) : vErrors.push(err287), errors++);
                }
              }
          } else {
            let err288 = {
              instancePath: instancePath + '/logging/options',
              schemaPath: '#/properties/logging/properties/options/type',
              keyword: 'type',
              params: { type: 'object' },
            };
            (vErrors === null ? (vErrors = [err288]) : vErrors.push(err288), errors++);
          }
        }
      } else {
        let err289 = {
          instancePath: instancePath + '/logging',
          schemaPath: '#/properties/logging/type',
          keyword: 'type',
          params: { type: 'object' },
        };
        (vErrors === null ? (vErrors = [err289]) : vErrors.push(err289), errors++);
      }
    }
    if (data.mac_address !== void 0 && typeof data.mac_address != 'string') {
      let err290 = {
        instancePath: instancePath + '/mac_address',
        schemaPath: '#/properties/mac_address/type',
        keyword: 'type',
        params: { type: 'string' },
      };
      (vErrors === null ? (vErrors = [err290]) : vErrors.push(err290), errors++);
    }
    if (data.mem_limit !== void 0) {
      let data181 = data.mem_limit;
      if (typeof data181 != 'number' && typeof data181 != 'string') {
        let err291 = {
          instancePath: instancePath + '/mem_limit',
          schemaPath: '#/properties/mem_limit/type',
          keyword: 'type',
          params: { type: schema15.properties.mem_limit.type },
        };
        (vErrors === null ? (vErrors = [err291]) : vErrors.push(err291), errors++);
      }
    }
    if (data.mem_reservation !== void 0) {
      let data182 = data.mem_reservation;
      if (typeof data182 != 'string' && !(typeof data182 == 'number' && !(data182 % 1) && !isNaN(data182))) {
        let err292 = {
          instancePath: instancePath + '/mem_reservation',
          schemaPath: '#/properties/mem_reservation/type',
          keyword: 'type',
          params: { type: schema15.properties.mem_reservation.type },
        };
        (vErrors === null ? (vErrors = [err292]) : vErrors.push(err292), errors++);
      }
    }
    if (data.mem_swappiness !== void 0) {
      let data183 = data.mem_swappiness;
      if (!(typeof data183 == 'number' && !(data183 % 1) && !isNaN(data183)) && typeof data183 != 'string') {
        let err293 = {
          instancePath: instancePath + '/mem_swappiness',
          schemaPath: '#/properties/mem_swappiness/type',
          keyword: 'type',
          params: { type: schema15.properties.mem_swappiness.type },
        };
        (vErrors === null ? (vErrors = [err293]) : vErrors.push(err293), errors++);
      }
    }
    if (data.memswap_limit !== void 0) {
      let data184 = data.memswap_limit;
      if (typeof data184 != 'number' && typeof data184 != 'string') {
        let err294 = {
          instancePath: instancePath + '/memswap_limit',
          schemaPath: '#/properties/memswap_limit/type',
          keyword: 'type',
          params: { type: schema15.properties.memswap_limit.type },
        };
        (vErrors === null ? (vErrors = [err294]) : vErrors.push(err294), errors++);
      }
    }
    if (data.network_mode !== void 0 && typeof data.network_mode != 'string') {
      let err295 = {
        instancePath: instancePath + '/network_mode',
        schemaPath: '#/properties/network_mode/type',
        keyword: 'type',
        params: { type: 'string' },
      };
      (vErrors === null ? (vErrors = [err295]) : vErrors.push(err295), errors++);
    }
    if (data.models !== void 0) {
      let data186 = data.models,
        _errs533 = errors,
        valid179 = !1,
        passing27 = null,
        _errs534 = errors;
      if (Array.isArray(data186)) {
        let len39 = data186.length;
        for (let i57 = 0; i57 < len39; i57++)
          if (typeof data186[i57] != 'string') {
            let err296 = {
              instancePath: instancePath + '/models/' + i57,
              schemaPath: '#/definitions/list_of_strings/items/type',
              keyword: 'type',
              params: { type: 'string' },
            };
            (vErrors === null ? (vErrors = [err296]) : vErrors.push(err296), errors++);
          }
        let i58 = data186.length,
          j18;
        if (i58 > 1) {
          let indices18 = {};
          for (; i58--;) {
            let item18 = data186[i58];
            if (typeof item18 == 'string') {
              if (typeof indices18[item18] == 'number') {
                j18 = indices18[item18];
                let err297 = {
                  instancePath: instancePath + '/models',
                  schemaPath: '#/definitions/list_of_strings/uniqueItems',
                  keyword: 'uniqueItems',
                  params: { i: i58, j: j18 },
                };
                (vErrors === null ? (vErrors = [err297]) : vErrors.push(err297), errors++);
                break;
              }
              indices18[item18] = i58;
            }
          }
        }
      } else {
        let err298 = {
          instancePath: instancePath + '/models',
          schemaPath: '#/definitions/list_of_strings/type',
          keyword: 'type',
          params: { type: 'array' },
        };
        (vErrors === null ? (vErrors = [err298]) : vErrors.push(err298), errors++);
      }
      var _valid27 = _errs534 === errors;
      _valid27 && ((valid179 = !0), (passing27 = 0));
      let _errs539 = errors;
      if (data186 && typeof data186 == 'object' && !Array.isArray(data186)) {
        for (let key42 in data186)
          if (pattern1.test(key42)) {
            let data188 = data186[key42];
            if (!(data188 && typeof data188 == 'object' && !Array.isArray(data188)) && data188 !== null) {
              let err299 = {
                instancePath: instancePath + '/models/' + key42.replace(/~/g, '~0').replace(/\//g, '~1'),
                schemaPath: '#/properties/models/oneOf/1/patternProperties/%5E%5Ba-zA-Z0-9._-%5D%2B%24/type',
                keyword: 'type',
                params: {
                  type: schema15.properties.models.oneOf[1].patternProperties['^[a-zA-Z0-9._-]+$'].type,
                },
              };
              (vErrors === null ? (vErrors = [err299]) : vErrors.push(err299), errors++);
            }
            if (data188 && typeof data188 == 'object' && !Array.isArray(data188)) {
              for (let key43 in data188)
                if (!(key43 === 'endpoint_var' || key43 === 'model_var' || pattern0.test(key43))) {
                  let err300 = {
                    instancePath: instancePath + '/models/' + key42.replace(/~/g, '~0').replace(/\//g, '~1'),
                    schemaPath:
                      '#/properties/models/oneOf/1/patternProperties/%5E%5Ba-zA-Z0-9._-%5D%2B%24/additionalProperties',
                    keyword: 'additionalProperties',
                    params: { additionalProperty: key43 },
                  };
                  (vErrors === null ? (vErrors = [err300]) : vErrors.push(err300), errors++);
                }
              if (data188.endpoint_var !== void 0 && typeof data188.endpoint_var != 'string') {
                let err301 = {
                  instancePath:
                    instancePath +
                    '/models/' +
                    key42.replace(/~/g, '~0').replace(/\//g, '~1') +
                    '/endpoint_var',
                  schemaPath:
                    '#/properties/models/oneOf/1/patternProperties/%5E%5Ba-zA-Z0-9._-%5D%2B%24/properties/endpoint_var/type',
                  keyword: 'type',
                  params: { type: 'string' },
                };
                (vErrors === null ? (vErrors = [err301]) : vErrors.push(err301), errors++);
              }
              if (data188.model_var !== void 0 && typeof data188.model_var != 'string') {
                let err302 = {
                  instancePath:
                    instancePath + '/models/' + key42.replace(/~/g, '~0').replace(/\//g, '~1') + '/model_var',
                  schemaPath:
                    '#/properties/models/oneOf/1/patternProperties/%5E%5Ba-zA-Z0-9._-%5D%2B%24/properties/model_var/type',
                  keyword: 'type',
                  params: { type: 'string' },
                };
                (vErrors === null ? (vErrors = [err302]) : vErrors.push(err302), errors++);
              }
            }
          }
      } else {
        let err303 = {
          instancePath: instancePath + '/models',
          schemaPath: '#/properties/models/oneOf/1/type',
          keyword: 'type',
          params: { type: 'object' },
        };
        (vErrors === null ? (vErrors = [err303]) : vErrors.push(err303), errors++);
      }
      var _valid27 = _errs539 === errors;
      if (
        (_valid27 && valid179
          ? ((valid179 = !1), (passing27 = [passing27, 1]))
          : _valid27 && ((valid179 = !0), (passing27 = 1)),
        valid179)
      )
        ((errors = _errs533),
          vErrors !== null && (_errs533 ? (vErrors.length = _errs533) : (vErrors = null)));
      else {
        let err304 = {
          instancePath: instancePath + '/models',
          schemaPath: '#/properties/models/oneOf',
          keyword: 'oneOf',
          params: { passingSchemas: passing27 },
        };
        (vErrors === null ? (vErrors = [err304]) : vErrors.push(err304), errors++);
      }
    }
    if (data.networks !== void 0) {
      let data191 = data.networks,
        _errs549 = errors,
        valid186 = !1,
        passing28 = null,
        _errs550 = errors;
      if (Array.isArray(data191)) {
        let len40 = data191.length;
        for (let i59 = 0; i59 < len40; i59++)
          if (typeof data191[i59] != 'string') {
            let err305 = {
              instancePath: instancePath + '/networks/' + i59,
              schemaPath: '#/definitions/list_of_strings/items/type',
              keyword: 'type',
              params: { type: 'string' },
            };
            (vErrors === null ? (vErrors = [err305]) : vErrors.push(err305), errors++);
          }
        let i60 = data191.length,
          j19;
        if (i60 > 1) {
          let indices19 = {};
          for (; i60--;) {
            let item19 = data191[i60];
            if (typeof item19 == 'string') {
              if (typeof indices19[item19] == 'number') {
                j19 = indices19[item19];
                let err306 = {
                  instancePath: instancePath + '/networks',
                  schemaPath: '#/definitions/list_of_strings/uniqueItems',
                  keyword: 'uniqueItems',
                  params: { i: i60, j: j19 },
                };
                (vErrors === null ? (vErrors = [err306]) : vErrors.push(err306), errors++);
                break;
              }
              indices19[item19] = i60;
            }
          }
        }
      } else {
        let err307 = {
          instancePath: instancePath + '/networks',
          schemaPath: '#/definitions/list_of_strings/type',
          keyword: 'type',
          params: { type: 'array' },
        };
        (vErrors === null ? (vErrors = [err307]) : vErrors.push(err307), errors++);
      }
      var _valid28 = _errs550 === errors;
      _valid28 && ((valid186 = !0), (passing28 = 0));
      let _errs555 = errors;
      if (data191 && typeof data191 == 'object' && !Array.isArray(data191)) {
        for (let key44 in data191)
          if (!pattern1.test(key44)) {
            let err308 = {
              instancePath: instancePath + '/networks',
              schemaPath: '#/properties/networks/oneOf/1/additionalProperties',
              keyword: 'additionalProperties',
              params: { additionalProperty: key44 },
            };
            (vErrors === null ? (vErrors = [err308]) : vErrors.push(err308), errors++);
          }
        for (let key45 in data191)
          if (pattern1.test(key45)) {
            let data193 = data191[key45],
              _errs559 = errors,
              valid192 = !1,
              passing29 = null,
              _errs560 = errors;
            if (data193 && typeof data193 == 'object' && !Array.isArray(data193)) {
              for (let key46 in data193)
                if (!(
                  func2.call(
                    schema15.properties.networks.oneOf[1].patternProperties['^[a-zA-Z0-9._-]+$'].oneOf[0]
                      .properties,
                    key46,
                  ) || pattern0.test(key46)
                )) {
                  let err309 = {
                    instancePath:
                      instancePath + '/networks/' + key45.replace(/~/g, '~0').replace(/\//g, '~1'),
                    schemaPath:
                      '#/properties/networks/oneOf/1/patternProperties/%5E%5Ba-zA-Z0-9._-%5D%2B%24/oneOf/0/additionalProperties',
                    keyword: 'additionalProperties',
                    params: { additionalProperty: key46 },
                  };
                  (vErrors === null ? (vErrors = [err309]) : vErrors.push(err309), errors++);
                }
              if (data193.aliases !== void 0) {
                let data194 = data193.aliases;
                if (Array.isArray(data194)) {
                  let len41 = data194.length;
                  for (let i61 = 0; i61 < len41; i61++)
                    if (typeof data194[i61] != 'string') {
                      let err310 = {
                        instancePath:
                          instancePath +
                          '/networks/' +
                          key45.replace(/~/g, '~0').replace(/\//g, '~1') +
                          '/aliases/' +
                          i61,
                        schemaPath: '#/definitions/list_of_strings/items/type',
                        keyword: 'type',
                        params: { type: 'string' },
                      };
                      (vErrors === null ? (vErrors = [err310]) : vErrors.push(err310), errors++);
                    }
                  let i62 = data194.length,
                    j20;
                  if (i62 > 1) {
                    let indices20 = {};
                    for (; i62--;) {
                      let item20 = data194[i62];
                      if (typeof item20 == 'string') {
                        if (typeof indices20[item20] == 'number') {
                          j20 = indices20[item20];
                          let err311 = {
                            instancePath:
                              instancePath +
                              '/networks/' +
                              key45.replace(/~/g, '~0').replace(/\//g, '~1') +
                              '/aliases',
                            schemaPath: '#/definitions/list_of_strings/uniqueItems',
                            keyword: 'uniqueItems',
                            params: { i: i62, j: j20 },
                          };
                          (vErrors === null ? (vErrors = [err311]) : vErrors.push(err311), errors++);
                          break;
                        }
                        indices20[item20] = i62;
                      }
                    }
                  }
                } else {
                  let err312 = {
                    instancePath:
                      instancePath +
                      '/networks/' +
                      key45.replace(/~/g, '~0').replace(/\//g, '~1') +
                      '/aliases',
                    schemaPath: '#/definitions/list_of_strings/type',
                    keyword: 'type',
                    params: { type: 'array' },
                  };
                  (vErrors === null ? (vErrors = [err312]) : vErrors.push(err312), errors++);
                }
              }
              if (data193.interface_name !== void 0 && typeof data193.interface_name != 'string') {
                let err313 = {
                  instancePath:
                    instancePath +
                    '/networks/' +
                    key45.replace(/~/g, '~0').replace(/\//g, '~1') +
                    '/interface_name',
                  schemaPath:
                    '#/properties/networks/oneOf/1/patternProperties/%5E%5Ba-zA-Z0-9._-%5D%2B%24/oneOf/0/properties/interface_name/type',
                  keyword: 'type',
                  params: { type: 'string' },
                };
                (vErrors === null ? (vErrors = [err313]) : vErrors.push(err313), errors++);
              }
              if (data193.ipv4_address !== void 0 && typeof data193.ipv4_address != 'string') {
                let err314 = {
                  instancePath:
                    instancePath +
                    '/networks/' +
                    key45.replace(/~/g, '~0').replace(/\//g, '~1') +
                    '/ipv4_address',
                  schemaPath:
                    '#/properties/networks/oneOf/1/patternProperties/%5E%5Ba-zA-Z0-9._-%5D%2B%24/oneOf/0/properties/ipv4_address/type',
                  keyword: 'type',
                  params: { type: 'string' },
                };
                (vErrors === null ? (vErrors = [err314]) : vErrors.push(err314), errors++);
              }
              if (data193.ipv6_address !== void 0 && typeof data193.ipv6_address != 'string') {
                let err315 = {
                  instancePath:
                    instancePath +
                    '/networks/' +
                    key45.replace(/~/g, '~0').replace(/\//g, '~1') +
                    '/ipv6_address',
                  schemaPath:
                    '#/properties/networks/oneOf/1/patternProperties/%5E%5Ba-zA-Z0-9._-%5D%2B%24/oneOf/0/properties/ipv6_address/type',
                  keyword: 'type',
                  params: { type: 'string' },
                };
                (vErrors === null ? (vErrors = [err315]) : vErrors.push(err315), errors++);
              }
              if (data193.link_local_ips !== void 0) {
                let data199 = data193.link_local_ips;
                if (Array.isArray(data199)) {
                  let len42 = data199.length;
                  for (let i63 = 0; i63 < len42; i63++)
                    if (typeof data199[i63] != 'string') {
                      let err316 = {
                        instancePath:
                          instancePath +
                          '/networks/' +
                          key45.replace(/~/g, '~0').replace(/\//g, '~1') +
                          '/link_local_ips/' +
                          i63,
                        schemaPath: '#/definitions/list_of_strings/items/type',
                        keyword: 'type',
                        params: { type: 'string' },
                      };
                      (vErrors === null ? (vErrors = [err316]) : vErrors.push(err316), errors++);
                    }
                  let i64 = data199.length,
                    j21;
                  if (i64 > 1) {
                    let indices21 = {};
                    for (; i64--;) {
                      let item21 = data199[i64];
                      if (typeof item21 == 'string') {
                        if (typeof indices21[item21] == 'number') {
                          j21 = indices21[item21];
                          let err317 = {
                            instancePath:
                              instancePath +
                              '/networks/' +
                              key45.replace(/~/g, '~0').replace(/\//g, '~1') +
                              '/link_local_ips',
                            schemaPath: '#/definitions/list_of_strings/uniqueItems',
                            keyword: 'uniqueItems',
                            params: { i: i64, j: j21 },
                          };
                          (vErrors === null ? (vErrors = [err317]) : vErrors.push(err317), errors++);
                          break;
                        }
                        indices21[item21] = i64;
                      }
                    }
                  }
                } else {
                  let err318 = {
                    instancePath:
                      instancePath +
                      '/networks/' +
                      key45.replace(/~/g, '~0').replace(/\//g, '~1') +
                      '/link_local_ips',
                    schemaPath: '#/definitions/list_of_strings/type',
                    keyword: 'type',
                    params: { type: 'array' },
                  };
                  (vErrors === null ? (vErrors = [err318]) : vErrors.push(err318), errors++);
                }
              }
              if (data193.mac_address !== void 0 && typeof data193.mac_address != 'string') {
                let err319 = {
                  instancePath:
                    instancePath +
                    '/networks/' +
                    key45.replace(/~/g, '~0').replace(/\//g, '~1') +
                    '/mac_address',
                  schemaPath:
                    '#/properties/networks/oneOf/1/patternProperties/%5E%5Ba-zA-Z0-9._-%5D%2B%24/oneOf/0/properties/mac_address/type',
                  keyword: 'type',
                  params: { type: 'string' },
                };
                (vErrors === null ? (vErrors = [err319]) : vErrors.push(err319), errors++);
              }
              if (data193.driver_opts !== void 0) {
                let data202 = data193.driver_opts;
                if (data202 && typeof data202 == 'object' && !Array.isArray(data202)) {
                  for (let key47 in data202)
                    if (pattern51.test(key47)) {
                      let data203 = data202[key47];
                      if (typeof data203 != 'string' && typeof data203 != 'number') {
                        let err320 = {
                          instancePath:
                            instancePath +
                            '/networks/' +
                            key45.replace(/~/g, '~0').replace(/\//g, '~1') +
                            '/driver_opts/' +
                            key47.replace(/~/g, '~0').replace(/\//g, '~1'),
                          schemaPath:
                            '#/properties/networks/oneOf/1/patternProperties/%5E%5Ba-zA-Z0-9._-%5D%2B%24/oneOf/0/properties/driver_opts/patternProperties/%5E.%2B%24/type',
                          keyword: 'type',
                          params: {
                            type: schema15.properties.networks.oneOf[1].patternProperties['^[a-zA-Z0-9._-]+$']
                              .oneOf[0].properties.driver_opts.patternProperties['^.+$'].type,
                          },
                        };
                        (vErrors === null ? (vErrors = [err320]) : vErrors.push(err320), errors++);
                      }
                    }
                } else {
                  let err321 = {
                    instancePath:
                      instancePath +
                      '/networks/' +
                      key45.replace(/~/g, '~0').replace(/\//g, '~1') +
                      '/driver_opts',
                    schemaPath:
                      '#/properties/networks/oneOf/1/patternProperties/%5E%5Ba-zA-Z0-9._-%5D%2B%24/oneOf/0/properties/driver_opts/type',
                    keyword: 'type',
                    params: { type: 'object' },
                  };
                  (vErrors === null ? (vErrors = [err321]) : vErrors.push(err321), errors++);
                }
              }
              if (data193.priority !== void 0 && typeof data193.priority != 'number') {
                let err322 = {
                  instancePath:
                    instancePath +
                    '/networks/' +
                    key45.replace(/~/g, '~0').replace(/\//g, '~1') +
                    '/priority',
                  schemaPath:
                    '#/properties/networks/oneOf/1/patternProperties/%5E%5Ba-zA-Z0-9._-%5D%2B%24/oneOf/0/properties/priority/type',
                  keyword: 'type',
                  params: { type: 'number' },
                };
                (vErrors === null ? (vErrors = [err322]) : vErrors.push(err322), errors++);
              }
              if (data193.gw_priority !== void 0 && typeof data193.gw_priority != 'number') {
                let err323 = {
                  instancePath:
                    instancePath +
                    '/networks/' +
                    key45.replace(/~/g, '~0').replace(/\//g, '~1') +
                    '/gw_priority',
                  schemaPath:
                    '#/properties/networks/oneOf/1/patternProperties/%5E%5Ba-zA-Z0-9._-%5D%2B%24/oneOf/0/properties/gw_priority/type',
                  keyword: 'type',
                  params: { type: 'number' },
                };
                (vErrors === null ? (vErrors = [err323]) : vErrors.push(err323), errors++);
              }
            } else {
              let err324 = {
                instancePath: instancePath + '/networks/' + key45.replace(/~/g, '~0').replace(/\//g, '~1'),
                schemaPath:
                  '#/properties/networks/oneOf/1/patternProperties/%5E%5Ba-zA-Z0-9._-%5D%2B%24/oneOf/0/type',
                keyword: 'type',
                params: { type: 'object' },
              };
              (vErrors === null ? (vErrors = [err324]) : vErrors.push(err324), errors++);
            }
            var _valid29 = _errs560 === errors;
            _valid29 && ((valid192 = !0), (passing29 = 0));
            let _errs589 = errors;
            if (data193 !== null) {
              let err325 = {
                instancePath: instancePath + '/networks/' + key45.replace(/~/g, '~0').replace(/\//g, '~1'),
                schemaPath:
                  '#/properties/networks/oneOf/1/patternProperties/%5E%5Ba-zA-Z0-9._-%5D%2B%24/oneOf/1/type',
                keyword: 'type',
                params: { type: 'null' },
              };
              (vErrors === null ? (vErrors = [err325]) : vErrors.push(err325), errors++);
            }
            var _valid29 = _errs589 === errors;
            if (
              (_valid29 && valid192
                ? ((valid192 = !1), (passing29 = [passing29, 1]))
                : _valid29 && ((valid192 = !0), (passing29 = 1)),
              valid192)
            )
              ((errors = _errs559),
                vErrors !== null && (_errs559 ? (vErrors.length = _errs559) : (vErrors = null)));
            else {
              let err326 = {
                instancePath: instancePath + '/networks/' + key45.replace(/~/g, '~0').replace(/\//g, '~1'),
                schemaPath:
                  '#/properties/networks/oneOf/1/patternProperties/%5E%5Ba-zA-Z0-9._-%5D%2B%24/oneOf',
                keyword: 'oneOf',
                params: { passingSchemas: passing29 },
              };
              (vErrors === null ? (vErrors = [err326]) : vErrors.push(err326), errors++);
            }
          }
      } else {
        let err327 = {
          instancePath: instancePath + '/networks',
          schemaPath: '#/properties/networks/oneOf/1/type',
          keyword: 'type',
          params: { type: 'object' },
        };
        (vErrors === null ? (vErrors = [err327]) : vErrors.push(err327), errors++);
      }
      var _valid28 = _errs555 === errors;
      if (
        (_valid28 && valid186
          ? ((valid186 = !1), (passing28 = [passing28, 1]))
          : _valid28 && ((valid186 = !0), (passing28 = 1)),
        valid186)
      )
        ((errors = _errs549),
          vErrors !== null && (_errs549 ? (vErrors.length = _errs549) : (vErrors = null)));
      else {
        let err328 = {
          instancePath: instancePath + '/networks',
          schemaPath: '#/properties/networks/oneOf',
          keyword: 'oneOf',
          params: { passingSchemas: passing28 },
        };
        (vErrors === null ? (vErrors = [err328]) : vErrors.push(err328), errors++);
      }
    }
    if (data.oom_kill_disable !== void 0) {
      let data206 = data.oom_kill_disable;
      if (typeof data206 != 'boolean' && typeof data206 != 'string') {
        let err329 = {
          instancePath: instancePath + '/oom_kill_disable',
          schemaPath: '#/properties/oom_kill_disable/type',
          keyword: 'type',
          params: { type: schema15.properties.oom_kill_disable.type },
        };
        (vErrors === null ? (vErrors = [err329]) : vErrors.push(err329), errors++);
      }
    }
    if (data.oom_score_adj !== void 0) {
      let data207 = data.oom_score_adj,
        _errs594 = errors,
        valid203 = !1,
        passing30 = null,
        _errs595 = errors;
      if (typeof data207 != 'string') {
        let err330 = {
          instancePath: instancePath + '/oom_score_adj',
          schemaPath: '#/properties/oom_score_adj/oneOf/0/type',
          keyword: 'type',
          params: { type: 'string' },
        };
        (vErrors === null ? (vErrors = [err330]) : vErrors.push(err330), errors++);
      }
      var _valid30 = _errs595 === errors;
      _valid30 && ((valid203 = !0), (passing30 = 0));
      let _errs597 = errors;
      if (!(typeof data207 == 'number' && !(data207 % 1) && !isNaN(data207))) {
        let err331 = {
          instancePath: instancePath + '/oom_score_adj',
          schemaPath: '#/properties/oom_score_adj/oneOf/1/type',
          keyword: 'type',
          params: { type: 'integer' },
        };
        (vErrors === null ? (vErrors = [err331]) : vErrors.push(err331), errors++);
      }
      if (typeof data207 == 'number') {
        if (data207 > 1e3 || isNaN(data207)) {
          let err332 = {
            instancePath: instancePath + '/oom_score_adj',
            schemaPath: '#/properties/oom_score_adj/oneOf/1/maximum',
            keyword: 'maximum',
            params: { comparison: '<=', limit: 1e3 },
          };
          (vErrors === null ? (vErrors = [err332]) : vErrors.push(err332), errors++);
        }
        if (data207 < -1e3 || isNaN(data207)) {
          let err333 = {
            instancePath: instancePath + '/oom_score_adj',
            schemaPath: '#/properties/oom_score_adj/oneOf/1/minimum',
            keyword: 'minimum',
            params: { comparison: '>=', limit: -1e3 },
          };
          (vErrors === null ? (vErrors = [err333]) : vErrors.push(err333), errors++);
        }
      }
      var _valid30 = _errs597 === errors;
      if (
        (_valid30 && valid203
          ? ((valid203 = !1), (passing30 = [passing30, 1]))
          : _valid30 && ((valid203 = !0), (passing30 = 1)),
        valid203)
      )
        ((errors = _errs594),
          vErrors !== null && (_errs594 ? (vErrors.length = _errs594) : (vErrors = null)));
      else {
        let err334 = {
          instancePath: instancePath + '/oom_score_adj',
          schemaPath: '#/properties/oom_score_adj/oneOf',
          keyword: 'oneOf',
          params: { passingSchemas: passing30 },
        };
        (vErrors === null ? (vErrors = [err334]) : vErrors.push(err334), errors++);
      }
    }
    if (data.pid !== void 0) {
      let data208 = data.pid;
      if (typeof data208 != 'string' && data208 !== null) {
        let err335 = {
          instancePath: instancePath + '/pid',
          schemaPath: '#/properties/pid/type',
          keyword: 'type',
          params: { type: schema15.properties.pid.type },
        };
        (vErrors === null ? (vErrors = [err335]) : vErrors.push(err335), errors++);
      }
    }
    if (data.pids_limit !== void 0) {
      let data209 = data.pids_limit;
      if (typeof data209 != 'number' && typeof data209 != 'string') {
        let err336 = {
          instancePath: instancePath + '/pids_limit',
          schemaPath: '#/properties/pids_limit/type',
          keyword: 'type',
          params: { type: schema15.properties.pids_limit.type },
        };
        (vErrors === null ? (vErrors = [err336]) : vErrors.push(err336), errors++);
      }
    }
    if (data.platform !== void 0 && typeof data.platform != 'string') {
      let err337 = {
        instancePath: instancePath + '/platform',
        schemaPath: '#/properties/platform/type',
        keyword: 'type',
        params: { type: 'string' },
      };
      (vErrors === null ? (vErrors = [err337]) : vErrors.push(err337), errors++);
    }
    if (data.ports !== void 0) {
      let data211 = data.ports;
      if (Array.isArray(data211)) {
        let len43 = data211.length;
        for (let i65 = 0; i65 < len43; i65++) {
          let data212 = data211[i65],
            _errs608 = errors,
            valid206 = !1,
            passing31 = null,
            _errs609 = errors;
          if (typeof data212 != 'number') {
            let err338 = {
              instancePath: instancePath + '/ports/' + i65,
              schemaPath: '#/properties/ports/items/oneOf/0/type',
              keyword: 'type',
              params: { type: 'number' },
            };
            (vErrors === null ? (vErrors = [err338]) : vErrors.push(err338), errors++);
          }
          var _valid31 = _errs609 === errors;
          _valid31 && ((valid206 = !0), (passing31 = 0));
          let _errs611 = errors;
          if (typeof data212 != 'string') {
            let err339 = {
              instancePath: instancePath + '/ports/' + i65,
              schemaPath: '#/properties/ports/items/oneOf/1/type',
              keyword: 'type',
              params: { type: 'string' },
            };
            (vErrors === null ? (vErrors = [err339]) : vErrors.push(err339), errors++);
          }
          var _valid31 = _errs611 === errors;
          if (_valid31 && valid206) ((valid206 = !1), (passing31 = [passing31, 1]));
          else {
            _valid31 && ((valid206 = !0), (passing31 = 1));
            let _errs613 = errors;
            if (data212 && typeof data212 == 'object' && !Array.isArray(data212)) {
              for (let key48 in data212)
                if (!(
                  key48 === 'name' ||
                  key48 === 'mode' ||
                  key48 === 'host_ip' ||
                  key48 === 'target' ||
                  key48 === 'published' ||
                  key48 === 'protocol' ||
                  key48 === 'app_protocol' ||
                  pattern0.test(key48)
                )) {
                  let err340 = {
                    instancePath: instancePath + '/ports/' + i65,
                    schemaPath: '#/properties/ports/items/oneOf/2/additionalProperties',
                    keyword: 'additionalProperties',
                    params: { additionalProperty: key48 },
                  };
                  (vErrors === null ? (vErrors = [err340]) : vErrors.push(err340), errors++);
                }
              if (data212.name !== void 0 && typeof data212.name != 'string') {
                let err341 = {
                  instancePath: instancePath + '/ports/' + i65 + '/name',
                  schemaPath: '#/properties/ports/items/oneOf/2/properties/name/type',
                  keyword: 'type',
                  params: { type: 'string' },
                };
                (vErrors === null ? (vErrors = [err341]) : vErrors.push(err341), errors++);
              }
              if (data212.mode !== void 0 && typeof data212.mode != 'string') {
                let err342 = {
                  instancePath: instancePath + '/ports/' + i65 + '/mode',
                  schemaPath: '#/properties/ports/items/oneOf/2/properties/mode/type',
                  keyword: 'type',
                  params: { type: 'string' },
                };
                (vErrors === null ? (vErrors = [err342]) : vErrors.push(err342), errors++);
              }
              if (data212.host_ip !== void 0 && typeof data212.host_ip != 'string') {
                let err343 = {
                  instancePath: instancePath + '/ports/' + i65 + '/host_ip',
                  schemaPath: '#/properties/ports/items/oneOf/2/properties/host_ip/type',
                  keyword: 'type',
                  params: { type: 'string' },
                };
                (vErrors === null ? (vErrors = [err343]) : vErrors.push(err343), errors++);
              }
              if (data212.target !== void 0) {
                let data216 = data212.target;
                if (
                  !(typeof data216 == 'number' && !(data216 % 1) && !isNaN(data216)) &&
                  typeof data216 != 'string'
                ) {
                  let err344 = {
                    instancePath: instancePath + '/ports/' + i65 + '/target',
                    schemaPath: '#/properties/ports/items/oneOf/2/properties/target/type',
                    keyword: 'type',
                    params: { type: schema15.properties.ports.items.oneOf[2].properties.target.type },
                  };
                  (vErrors === null ? (vErrors = [err344]) : vErrors.push(err344), errors++);
                }
              }
              if (data212.published !== void 0) {
                let data217 = data212.published;
                if (
                  typeof data217 != 'string' &&
                  !(typeof data217 == 'number' && !(data217 % 1) && !isNaN(data217))
                ) {
                  let err345 = {
                    instancePath: instancePath + '/ports/' + i65 + '/published',
                    schemaPath: '#/properties/ports/items/oneOf/2/properties/published/type',
                    keyword: 'type',
                    params: { type: schema15.properties.ports.items.oneOf[2].properties.published.type },
                  };
                  (vErrors === null ? (vErrors = [err345]) : vErrors.push(err345), errors++);
                }
              }
              if (data212.protocol !== void 0 && typeof data212.protocol != 'string') {
                let err346 = {
                  instancePath: instancePath + '/ports/' + i65 + '/protocol',
                  schemaPath: '#/properties/ports/items/oneOf/2/properties/protocol/type',
                  keyword: 'type',
                  params: { type: 'string' },
                };
                (vErrors === null ? (vErrors = [err346]) : vErrors.push(err346), errors++);
              }
              if (data212.app_protocol !== void 0 && typeof data212.app_protocol != 'string') {
                let err347 = {
                  instancePath: instancePath + '/ports/' + i65 + '/app_protocol',
                  schemaPath: '#/properties/ports/items/oneOf/2/properties/app_protocol/type',
                  keyword: 'type',
                  params: { type: 'string' },
                };
                (vErrors === null ? (vErrors = [err347]) : vErrors.push(err347), errors++);
              }
            } else {
              let err348 = {
                instancePath: instancePath + '/ports/' + i65,
                schemaPath: '#/properties/ports/items/oneOf/2/type',
                keyword: 'type',
                params: { type: 'object' },
              };
              (vErrors === null ? (vErrors = [err348]) : vErrors.push(err348), errors++);
            }
            var _valid31 = _errs613 === errors;
            _valid31 && valid206
              ? ((valid206 = !1), (passing31 = [passing31, 2]))
              : _valid31 && ((valid206 = !0), (passing31 = 2));
          }
          if (valid206)
            ((errors = _errs608),
              vErrors !== null && (_errs608 ? (vErrors.length = _errs608) : (vErrors = null)));
          else {
            let err349 = {
              instancePath: instancePath + '/ports/' + i65,
              schemaPath: '#/properties/ports/items/oneOf',
              keyword: 'oneOf',
              params: { passingSchemas: passing31 },
            };
            (vErrors === null ? (vErrors = [err349]) : vErrors.push(err349), errors++);
          }
        }
        let i66 = data211.length,
          j22;
        if (i66 > 1) {
          outer0: for (; i66--;)
            for (j22 = i66; j22--;)
              if (func0(data211[i66], data211[j22])) {
                let err350 = {
                  instancePath: instancePath + '/ports',
                  schemaPath: '#/properties/ports/uniqueItems',
                  keyword: 'uniqueItems',
                  params: { i: i66, j: j22 },
                };
                (vErrors === null ? (vErrors = [err350]) : vErrors.push(err350), errors++);
                break outer0;
              }
        }
      } else {
        let err351 = {
          instancePath: instancePath + '/ports',
          schemaPath: '#/properties/ports/type',
          keyword: 'type',
          params: { type: 'array' },
        };
        (vErrors === null ? (vErrors = [err351]) : vErrors.push(err351), errors++);
      }
    }
    if (data.post_start !== void 0) {
      let data220 = data.post_start;
      if (Array.isArray(data220)) {
        let len44 = data220.length;
        for (let i67 = 0; i67 < len44; i67++)
          validate20(data220[i67], {
            instancePath: instancePath + '/post_start/' + i67,
            parentData: data220,
            parentDataProperty: i67,
            rootData,
          }) ||
            ((vErrors = vErrors === null ? validate20.errors : vErrors.concat(validate20.errors)),
            (errors = vErrors.length));
      } else {
        let err352 = {
          instancePath: instancePath + '/post_start',
          schemaPath: '#/properties/post_start/type',
          keyword: 'type',
          params: { type: 'array' },
        };
        (vErrors === null ? (vErrors = [err352]) : vErrors.push(err352), errors++);
      }
    }
    if (data.pre_stop !== void 0) {
      let data222 = data.pre_stop;
      if (Array.isArray(data222)) {
        let len45 = data222.length;
        for (let i68 = 0; i68 < len45; i68++)
          validate20(data222[i68], {
            instancePath: instancePath + '/pre_stop/' + i68,
            parentData: data222,
            parentDataProperty: i68,
            rootData,
          }) ||
            ((vErrors = vErrors === null ? validate20.errors : vErrors.concat(validate20.errors)),
            (errors = vErrors.length));
      } else {
        let err353 = {
          instancePath: instancePath + '/pre_stop',
          schemaPath: '#/properties/pre_stop/type',
          keyword: 'type',
          params: { type: 'array' },
        };
        (vErrors === null ? (vErrors = [err353]) : vErrors.push(err353), errors++);
      }
    }
    if (data.privileged !== void 0) {
      let data224 = data.privileged;
      if (typeof data224 != 'boolean' && typeof data224 != 'string') {
        let err354 = {
          instancePath: instancePath + '/privileged',
          schemaPath: '#/properties/privileged/type',
          keyword: 'type',
          params: { type: schema15.properties.privileged.type },
        };
        (vErrors === null ? (vErrors = [err354]) : vErrors.push(err354), errors++);
      }
    }
    if (data.profiles !== void 0) {
      let data225 = data.profiles;
      if (Array.isArray(data225)) {
        let len46 = data225.length;
        for (let i69 = 0; i69 < len46; i69++)
          if (typeof data225[i69] != 'string') {
            let err355 = {
              instancePath: instancePath + '/profiles/' + i69,
              schemaPath: '#/definitions/list_of_strings/items/type',
              keyword: 'type',
              params: { type: 'string' },
            };
            (vErrors === null ? (vErrors = [err355]) : vErrors.push(err355), errors++);
          }
        let i70 = data225.length,
          j23;
        if (i70 > 1) {
          let indices22 = {};
          for (; i70--;) {
            let item22 = data225[i70];
            if (typeof item22 == 'string') {
              if (typeof indices22[item22] == 'number') {
                j23 = indices22[item22];
                let err356 = {
                  instancePath: instancePath + '/profiles',
                  schemaPath: '#/definitions/list_of_strings/uniqueItems',
                  keyword: 'uniqueItems',
                  params: { i: i70, j: j23 },
                };
                (vErrors === null ? (vErrors = [err356]) : vErrors.push(err356), errors++);
                break;
              }
              indices22[item22] = i70;
            }
          }
        }
      } else {
        let err357 = {
          instancePath: instancePath + '/profiles',
          schemaPath: '#/definitions/list_of_strings/type',
          keyword: 'type',
          params: { type: 'array' },
        };
        (vErrors === null ? (vErrors = [err357]) : vErrors.push(err357), errors++);
      }
    }
    if (data.pull_policy !== void 0) {
      let data227 = data.pull_policy;
      if (typeof data227 == 'string') {
        if (!pattern69.test(data227)) {
          let err358 = {
            instancePath: instancePath + '/pull_policy',
            schemaPath: '#/properties/pull_policy/pattern',
            keyword: 'pattern',
            params: {
              pattern:
                'always|never|build|if_not_present|missing|refresh|daily|weekly|every_([0-9]+[wdhms])+',
            },
          };
          (vErrors === null ? (vErrors = [err358]) : vErrors.push(err358), errors++);
        }
      } else {
        let err359 = {
          instancePath: instancePath + '/pull_policy',
          schemaPath: '#/properties/pull_policy/type',
          keyword: 'type',
          params: { type: 'string' },
        };
        (vErrors === null ? (vErrors = [err359]) : vErrors.push(err359), errors++);
      }
    }
    if (data.pull_refresh_after !== void 0 && typeof data.pull_refresh_after != 'string') {
      let err360 = {
        instancePath: instancePath + '/pull_refresh_after',
        schemaPath: '#/properties/pull_refresh_after/type',
        keyword: 'type',
        params: { type: 'string' },
      };
      (vErrors === null ? (vErrors = [err360]) : vErrors.push(err360), errors++);
    }
    if (data.read_only !== void 0) {
      let data229 = data.read_only;
      if (typeof data229 != 'boolean' && typeof data229 != 'string') {
        let err361 = {
          instancePath: instancePath + '/read_only',
          schemaPath: '#/properties/read_only/type',
          keyword: 'type',
          params: { type: schema15.properties.read_only.type },
        };
        (vErrors === null ? (vErrors = [err361]) : vErrors.push(err361), errors++);
      }
    }
    if (data.restart !== void 0 && typeof data.restart != 'string') {
      let err362 = {
        instancePath: instancePath + '/restart',
        schemaPath: '#/properties/restart/type',
        keyword: 'type',
        params: { type: 'string' },
      };
      (vErrors === null ? (vErrors = [err362]) : vErrors.push(err362), errors++);
    }
    if (data.runtime !== void 0 && typeof data.runtime != 'string') {
      let err363 = {
        instancePath: instancePath + '/runtime',
        schemaPath: '#/properties/runtime/type',
        keyword: 'type',
        params: { type: 'string' },
      };
      (vErrors === null ? (vErrors = [err363]) : vErrors.push(err363), errors++);
    }
    if (data.scale !== void 0) {
      let data232 = data.scale;
      if (!(typeof data232 == 'number' && !(data232 % 1) && !isNaN(data232)) && typeof data232 != 'string') {
        let err364 = {
          instancePath: instancePath + '/scale',
          schemaPath: '#/properties/scale/type',
          keyword: 'type',
          params: { type: schema15.properties.scale.type },
        };
        (vErrors === null ? (vErrors = [err364]) : vErrors.push(err364), errors++);
      }
    }
    if (data.security_opt !== void 0) {
      let data233 = data.security_opt;
      if (Array.isArray(data233)) {
        let len47 = data233.length;
        for (let i71 = 0; i71 < len47; i71++)
          if (typeof data233[i71] != 'string') {
            let err365 = {
              instancePath: instancePath + '/security_opt/' + i71,
              schemaPath: '#/properties/security_opt/items/type',
              keyword: 'type',
              params: { type: 'string' },
            };
            (vErrors === null ? (vErrors = [err365]) : vErrors.push(err365), errors++);
          }
        let i72 = data233.length,
          j24;
        if (i72 > 1) {
          let indices23 = {};
          for (; i72--;) {
            let item23 = data233[i72];
            if (typeof item23 == 'string') {
              if (typeof indices23[item23] == 'number') {
                j24 = indices23[item23];
                let err366 = {
                  instancePath: instancePath + '/security_opt',
                  schemaPath: '#/properties/security_opt/uniqueItems',
                  keyword: 'uniqueItems',
                  params: { i: i72, j: j24 },
                };
                (vErrors === null ? (vErrors = [err366]) : vErrors.push(err366), errors++);
                break;
              }
              indices23[item23] = i72;
            }
          }
        }
      } else {
        let err367 = {
          instancePath: instancePath + '/security_opt',
          schemaPath: '#/properties/security_opt/type',
          keyword: 'type',
          params: { type: 'array' },
        };
        (vErrors === null ? (vErrors = [err367]) : vErrors.push(err367), errors++);
      }
    }
    if (data.shm_size !== void 0) {
      let data235 = data.shm_size;
      if (typeof data235 != 'number' && typeof data235 != 'string') {
        let err368 = {
          instancePath: instancePath + '/shm_size',
          schemaPath: '#/properties/shm_size/type',
          keyword: 'type',
          params: { type: schema15.properties.shm_size.type },
        };
        (vErrors === null ? (vErrors = [err368]) : vErrors.push(err368), errors++);
      }
    }
    if (data.secrets !== void 0) {
      let data236 = data.secrets;
      if (Array.isArray(data236)) {
        let len48 = data236.length;
        for (let i73 = 0; i73 < len48; i73++) {
          let data237 = data236[i73],
            _errs665 = errors,
            valid223 = !1,
            passing32 = null,
            _errs666 = errors;
          if (typeof data237 != 'string') {
            let err369 = {
              instancePath: instancePath + '/secrets/' + i73,
              schemaPath: '#/definitions/service_config_or_secret/items/oneOf/0/type',
              keyword: 'type',
              params: { type: 'string' },
            };
            (vErrors === null ? (vErrors = [err369]) : vErrors.push(err369), errors++);
          }
          var _valid32 = _errs666 === errors;
          _valid32 && ((valid223 = !0), (passing32 = 0));
          let _errs668 = errors;
          if (data237 && typeof data237 == 'object' && !Array.isArray(data237)) {
            for (let key49 in data237)
              if (!(
                key49 === 'source' ||
                key49 === 'target' ||
                key49 === 'uid' ||
                key49 === 'gid' ||
                key49 === 'mode' ||
                pattern0.test(key49)
              )) {
                let err370 = {
                  instancePath: instancePath + '/secrets/' + i73,
                  schemaPath: '#/definitions/service_config_or_secret/items/oneOf/1/additionalProperties',
                  keyword: 'additionalProperties',
                  params: { additionalProperty: key49 },
                };
                (vErrors === null ? (vErrors = [err370]) : vErrors.push(err370), errors++);
              }
            if (data237.source !== void 0 && typeof data237.source != 'string') {
              let err371 = {
                instancePath: instancePath + '/secrets/' + i73 + '/source',
                schemaPath: '#/definitions/service_config_or_secret/items/oneOf/1/properties/source/type',
                keyword: 'type',
                params: { type: 'string' },
              };
              (vErrors === null ? (vErrors = [err371]) : vErrors.push(err371), errors++);
            }
            if (data237.target !== void 0 && typeof data237.target != 'string') {
              let err372 = {
                instancePath: instancePath + '/secrets/' + i73 + '/target',
                schemaPath: '#/definitions/service_config_or_secret/items/oneOf/1/properties/target/type',
                keyword: 'type',
                params: { type: 'string' },
              };
              (vErrors === null ? (vErrors = [err372]) : vErrors.push(err372), errors++);
            }
            if (data237.uid !== void 0 && typeof data237.uid != 'string') {
              let err373 = {
                instancePath: instancePath + '/secrets/' + i73 + '/uid',
                schemaPath: '#/definitions/service_config_or_secret/items/oneOf/1/properties/uid/type',
                keyword: 'type',
                params: { type: 'string' },
              };
              (vErrors === null ? (vErrors = [err373]) : vErrors.push(err373), errors++);
            }
            if (data237.gid !== void 0 && typeof data237.gid != 'string') {
              let err374 = {
                instancePath: instancePath + '/secrets/' + i73 + '/gid',
                schemaPath: '#/definitions/service_config_or_secret/items/oneOf/1/properties/gid/type',
                keyword: 'type',
                params: { type: 'string' },
              };
              (vErrors === null ? (vErrors = [err374]) : vErrors.push(err374), errors++);
            }
            if (data237.mode !== void 0) {
              let data242 = data237.mode;
              if (typeof data242 != 'number' && typeof data242 != 'string') {
                let err375 = {
                  instancePath: instancePath + '/secrets/' + i73 + '/mode',
                  schemaPath: '#/definitions/service_config_or_secret/items/oneOf/1/properties/mode/type',
                  keyword: 'type',
                  params: { type: schema33.items.oneOf[1].properties.mode.type },
                };
                (vErrors === null ? (vErrors = [err375]) : vErrors.push(err375), errors++);
              }
            }
          } else {
            let err376 = {
              instancePath: instancePath + '/secrets/' + i73,
              schemaPath: '#/definitions/service_config_or_secret/items/oneOf/1/type',
              keyword: 'type',
              params: { type: 'object' },
            };
            (vErrors === null ? (vErrors = [err376]) : vErrors.push(err376), errors++);
          }
          var _valid32 = _errs668 === errors;
          if (
            (_valid32 && valid223
              ? ((valid223 = !1), (passing32 = [passing32, 1]))
              : _valid32 && ((valid223 = !0), (passing32 = 1)),
            valid223)
          )
            ((errors = _errs665),
              vErrors !== null && (_errs665 ? (vErrors.length = _errs665) : (vErrors = null)));
          else {
            let err377 = {
              instancePath: instancePath + '/secrets/' + i73,
              schemaPath: '#/definitions/service_config_or_secret/items/oneOf',
              keyword: 'oneOf',
              params: { passingSchemas: passing32 },
            };
            (vErrors === null ? (vErrors = [err377]) : vErrors.push(err377), errors++);
          }
        }
      } else {
        let err378 = {
          instancePath: instancePath + '/secrets',
          schemaPath: '#/definitions/service_config_or_secret/type',
          keyword: 'type',
          params: { type: 'array' },
        };
        (vErrors === null ? (vErrors = [err378]) : vErrors.push(err378), errors++);
      }
    }
    if (data.sysctls !== void 0) {
      let data243 = data.sysctls,
        _errs683 = errors,
        valid226 = !1,
        passing33 = null,
        _errs684 = errors;
      if (data243 && typeof data243 == 'object' && !Array.isArray(data243)) {
        for (let key50 in data243)
          if (!pattern7.test(key50)) {
            let err379 = {
              instancePath: instancePath + '/sysctls',
              schemaPath: '#/definitions/list_or_dict/oneOf/0/additionalProperties',
              keyword: 'additionalProperties',
              params: { additionalProperty: key50 },
            };
            (vErrors === null ? (vErrors = [err379]) : vErrors.push(err379), errors++);
          }
        for (let key51 in data243)
          if (pattern7.test(key51)) {
            let data244 = data243[key51];
            if (
              typeof data244 != 'string' &&
              typeof data244 != 'number' &&
              typeof data244 != 'boolean' &&
              data244 !== null
            ) {
              let err380 = {
                instancePath: instancePath + '/sysctls/' + key51.replace(/~/g, '~0').replace(/\//g, '~1'),
                schemaPath: '#/definitions/list_or_dict/oneOf/0/patternProperties/.%2B/type',
                keyword: 'type',
                params: { type: schema19.oneOf[0].patternProperties['.+'].type },
              };
              (vErrors === null ? (vErrors = [err380]) : vErrors.push(err380), errors++);
            }
          }
      } else {
        let err381 = {
          instancePath: instancePath + '/sysctls',
          schemaPath: '#/definitions/list_or_dict/oneOf/0/type',
          keyword: 'type',
          params: { type: 'object' },
        };
        (vErrors === null ? (vErrors = [err381]) : vErrors.push(err381), errors++);
      }
      var _valid33 = _errs684 === errors;
      _valid33 && ((valid226 = !0), (passing33 = 0));
      let _errs689 = errors;
      if (Array.isArray(data243)) {
        let len49 = data243.length;
        for (let i74 = 0; i74 < len49; i74++)
          if (typeof data243[i74] != 'string') {
            let err382 = {
              instancePath: instancePath + '/sysctls/' + i74,
              schemaPath: '#/definitions/list_or_dict/oneOf/1/items/type',
              keyword: 'type',
              params: { type: 'string' },
            };
            (vErrors === null ? (vErrors = [err382]) : vErrors.push(err382), errors++);
          }
        let i75 = data243.length,
          j25;
        if (i75 > 1) {
          let indices24 = {};
          for (; i75--;) {
            let item24 = data243[i75];
            if (typeof item24 == 'string') {
              if (typeof indices24[item24] == 'number') {
                j25 = indices24[item24];
                let err383 = {
                  instancePath: instancePath + '/sysctls',
                  schemaPath: '#/definitions/list_or_dict/oneOf/1/uniqueItems',
                  keyword: 'uniqueItems',
                  params: { i: i75, j: j25 },
                };
                (vErrors === null ? (vErrors = [err383]) : vErrors.push(err383), errors++);
                break;
              }
              indices24[item24] = i75;
            }
          }
        }
      } else {
        let err384 = {
          instancePath: instancePath + '/sysctls',
          schemaPath: '#/definitions/list_or_dict/oneOf/1/type',
          keyword: 'type',
          params: { type: 'array' },
        };
        (vErrors === null ? (vErrors = [err384]) : vErrors.push(err384), errors++);
      }
      var _valid33 = _errs689 === errors;
      if (
        (_valid33 && valid226
          ? ((valid226 = !1), (passing33 = [passing33, 1]))
          : _valid33 && ((valid226 = !0), (passing33 = 1)),
        valid226)
      )
        ((errors = _errs683),
          vErrors !== null && (_errs683 ? (vErrors.length = _errs683) : (vErrors = null)));
      else {
        let err385 = {
          instancePath: instancePath + '/sysctls',
          schemaPath: '#/definitions/list_or_dict/oneOf',
          keyword: 'oneOf',
          params: { passingSchemas: passing33 },
        };
        (vErrors === null ? (vErrors = [err385]) : vErrors.push(err385), errors++);
      }
    }
    if (data.stdin_open !== void 0) {
      let data246 = data.stdin_open;
      if (typeof data246 != 'boolean' && typeof data246 != 'string') {
        let err386 = {
          instancePath: instancePath + '/stdin_open',
          schemaPath: '#/properties/stdin_open/type',
          keyword: 'type',
          params: { type: schema15.properties.stdin_open.type },
        };
        (vErrors === null ? (vErrors = [err386]) : vErrors.push(err386), errors++);
      }
    }
    if (data.stop_grace_period !== void 0 && typeof data.stop_grace_period != 'string') {
      let err387 = {
        instancePath: instancePath + '/stop_grace_period',
        schemaPath: '#/properties/stop_grace_period/type',
        keyword: 'type',
        params: { type: 'string' },
      };
      (vErrors === null ? (vErrors = [err387]) : vErrors.push(err387), errors++);
    }
    if (data.stop_signal !== void 0 && typeof data.stop_signal != 'string') {
      let err388 = {
        instancePath: instancePath + '/stop_signal',
        schemaPath: '#/properties/stop_signal/type',
        keyword: 'type',
        params: { type: 'string' },
      };
      (vErrors === null ? (vErrors = [err388]) : vErrors.push(err388), errors++);
    }
    if (data.storage_opt !== void 0) {
      let data249 = data.storage_opt;
      if (!(data249 && typeof data249 == 'object' && !Array.isArray(data249))) {
        let err389 = {
          instancePath: instancePath + '/storage_opt',
          schemaPath: '#/properties/storage_opt/type',
          keyword: 'type',
          params: { type: 'object' },
        };
        (vErrors === null ? (vErrors = [err389]) : vErrors.push(err389), errors++);
      }
    }
    if (
      (data.tmpfs !== void 0 &&
        (validate12(data.tmpfs, {
          instancePath: instancePath + '/tmpfs',
          parentData: data,
          parentDataProperty: 'tmpfs',
          rootData,
        }) ||
          ((vErrors = vErrors === null ? validate12.errors : vErrors.concat(validate12.errors)),
          (errors = vErrors.length))),
      data.tty !== void 0)
    ) {
      let data251 = data.tty;
      if (typeof data251 != 'boolean' && typeof data251 != 'string') {
        let err390 = {
          instancePath: instancePath + '/tty',
          schemaPath: '#/properties/tty/type',
          keyword: 'type',
          params: { type: schema15.properties.tty.type },
        };
        (vErrors === null ? (vErrors = [err390]) : vErrors.push(err390), errors++);
      }
    }
    if (data.ulimits !== void 0) {
      let data252 = data.ulimits;
      if (data252 && typeof data252 == 'object' && !Array.isArray(data252)) {
        for (let key52 in data252)
          if (pattern39.test(key52)) {
            let data253 = data252[key52],
              _errs708 = errors,
              valid233 = !1,
              passing34 = null,
              _errs709 = errors;
            if (
              !(typeof data253 == 'number' && !(data253 % 1) && !isNaN(data253)) &&
              typeof data253 != 'string'
            ) {
              let err391 = {
                instancePath: instancePath + '/ulimits/' + key52.replace(/~/g, '~0').replace(/\//g, '~1'),
                schemaPath: '#/definitions/ulimits/patternProperties/%5E%5Ba-z%5D%2B%24/oneOf/0/type',
                keyword: 'type',
                params: { type: schema34.patternProperties['^[a-z]+$'].oneOf[0].type },
              };
              (vErrors === null ? (vErrors = [err391]) : vErrors.push(err391), errors++);
            }
            var _valid34 = _errs709 === errors;
            _valid34 && ((valid233 = !0), (passing34 = 0));
            let _errs711 = errors;
            if (data253 && typeof data253 == 'object' && !Array.isArray(data253)) {
              if (data253.soft === void 0) {
                let err392 = {
                  instancePath: instancePath + '/ulimits/' + key52.replace(/~/g, '~0').replace(/\//g, '~1'),
                  schemaPath: '#/definitions/ulimits/patternProperties/%5E%5Ba-z%5D%2B%24/oneOf/1/required',
                  keyword: 'required',
                  params: { missingProperty: 'soft' },
                };
                (vErrors === null ? (vErrors = [err392]) : vErrors.push(err392), errors++);
              }
              if (data253.hard === void 0) {
                let err393 = {
                  instancePath: instancePath + '/ulimits/' + key52.replace(/~/g, '~0').replace(/\//g, '~1'),
                  schemaPath: '#/definitions/ulimits/patternProperties/%5E%5Ba-z%5D%2B%24/oneOf/1/required',
                  keyword: 'required',
                  params: { missingProperty: 'hard' },
                };
                (vErrors === null ? (vErrors = [err393]) : vErrors.push(err393), errors++);
              }
              for (let key53 in data253)
                if (!(key53 === 'hard' || key53 === 'soft' || pattern0.test(key53))) {
                  let err394 = {
                    instancePath: instancePath + '/ulimits/' + key52.replace(/~/g, '~0').replace(/\//g, '~1'),
                    schemaPath:
                      '#/definitions/ulimits/patternProperties/%5E%5Ba-z%5D%2B%24/oneOf/1/additionalProperties',
                    keyword: 'additionalProperties',
                    params: { additionalProperty: key53 },
                  };
                  (vErrors === null ? (vErrors = [err394]) : vErrors.push(err394), errors++);
                }
              if (data253.hard !== void 0) {
                let data254 = data253.hard;
                if (
                  !(typeof data254 == 'number' && !(data254 % 1) && !isNaN(data254)) &&
                  typeof data254 != 'string'
                ) {
                  let err395 = {
                    instancePath:
                      instancePath + '/ulimits/' + key52.replace(/~/g, '~0').replace(/\//g, '~1') + '/hard',
                    schemaPath:
                      '#/definitions/ulimits/patternProperties/%5E%5Ba-z%5D%2B%24/oneOf/1/properties/hard/type',
                    keyword: 'type',
                    params: { type: schema34.patternProperties['^[a-z]+$'].oneOf[1].properties.hard.type },
                  };
                  (vErrors === null ? (vErrors = [err395]) : vErrors.push(err395), errors++);
                }
              }
              if (data253.soft !== void 0) {
                let data255 = data253.soft;
                if (
                  !(typeof data255 == 'number' && !(data255 % 1) && !isNaN(data255)) &&
                  typeof data255 != 'string'
                ) {
                  let err396 = {
                    instancePath:
                      instancePath + '/ulimits/' + key52.replace(/~/g, '~0').replace(/\//g, '~1') + '/soft',
                    schemaPath:
                      '#/definitions/ulimits/patternProperties/%5E%5Ba-z%5D%2B%24/oneOf/1/properties/soft/type',
                    keyword: 'type',
                    params: { type: schema34.patternProperties['^[a-z]+$'].oneOf[1].properties.soft.type },
                  };
                  (vErrors === null ? (vErrors = [err396]) : vErrors.push(err396), errors++);
                }
              }
            } else {
              let err397 = {
                instancePath: instancePath + '/ulimits/' + key52.replace(/~/g, '~0').replace(/\//g, '~1'),
                schemaPath: '#/definitions/ulimits/patternProperties/%5E%5Ba-z%5D%2B%24/oneOf/1/type',
                keyword: 'type',
                params: { type: 'object' },
              };
              (vErrors === null ? (vErrors = [err397]) : vErrors.push(err397), errors++);
            }
            var _valid34 = _errs711 === errors;
            if (
              (_valid34 && valid233
                ? ((valid233 = !1), (passing34 = [passing34, 1]))
                : _valid34 && ((valid233 = !0), (passing34 = 1)),
              valid233)
            )
              ((errors = _errs708),
                vErrors !== null && (_errs708 ? (vErrors.length = _errs708) : (vErrors = null)));
            else {
              let err398 = {
                instancePath: instancePath + '/ulimits/' + key52.replace(/~/g, '~0').replace(/\//g, '~1'),
                schemaPath: '#/definitions/ulimits/patternProperties/%5E%5Ba-z%5D%2B%24/oneOf',
                keyword: 'oneOf',
                params: { passingSchemas: passing34 },
              };
              (vErrors === null ? (vErrors = [err398]) : vErrors.push(err398), errors++);
            }
          }
      } else {
        let err399 = {
          instancePath: instancePath + '/ulimits',
          schemaPath: '#/definitions/ulimits/type',
          keyword: 'type',
          params: { type: 'object' },
        };
        (vErrors === null ? (vErrors = [err399]) : vErrors.push(err399), errors++);
      }
    }
    if (data.use_api_socket !== void 0 && typeof data.use_api_socket != 'boolean') {
      let err400 = {
        instancePath: instancePath + '/use_api_socket',
        schemaPath: '#/properties/use_api_socket/type',
        keyword: 'type',
        params: { type: 'boolean' },
      };
      (vErrors === null ? (vErrors = [err400]) : vErrors.push(err400), errors++);
    }
    if (data.user !== void 0 && typeof data.user != 'string') {
      let err401 = {
        instancePath: instancePath + '/user',
        schemaPath: '#/properties/user/type',
        keyword: 'type',
        params: { type: 'string' },
      };
      (vErrors === null ? (vErrors = [err401]) : vErrors.push(err401), errors++);
    }
    if (data.uts !== void 0 && typeof data.uts != 'string') {
      let err402 = {
        instancePath: instancePath + '/uts',
        schemaPath: '#/properties/uts/type',
        keyword: 'type',
        params: { type: 'string' },
      };
      (vErrors === null ? (vErrors = [err402]) : vErrors.push(err402), errors++);
    }
    if (data.userns_mode !== void 0 && typeof data.userns_mode != 'string') {
      let err403 = {
        instancePath: instancePath + '/userns_mode',
        schemaPath: '#/properties/userns_mode/type',
        keyword: 'type',
        params: { type: 'string' },
      };
      (vErrors === null ? (vErrors = [err403]) : vErrors.push(err403), errors++);
    }
    if (data.volumes !== void 0) {
      let data260 = data.volumes;
      if (Array.isArray(data260)) {
        let len50 = data260.length;
        for (let i76 = 0; i76 < len50; i76++) {
          let data261 = data260[i76],
            _errs729 = errors,
            valid237 = !1,
            passing35 = null,
            _errs730 = errors;
          if (typeof data261 != 'string') {
            let err404 = {
              instancePath: instancePath + '/volumes/' + i76,
              schemaPath: '#/properties/volumes/items/oneOf/0/type',
              keyword: 'type',
              params: { type: 'string' },
            };
            (vErrors === null ? (vErrors = [err404]) : vErrors.push(err404), errors++);
          }
          var _valid35 = _errs730 === errors;
          _valid35 && ((valid237 = !0), (passing35 = 0));
          let _errs732 = errors;
          if (data261 && typeof data261 == 'object' && !Array.isArray(data261)) {
            if (data261.type === void 0) {
              let err405 = {
                instancePath: instancePath + '/volumes/' + i76,
                schemaPath: '#/properties/volumes/items/oneOf/1/required',
                keyword: 'required',
                params: { missingProperty: 'type' },
              };
              (vErrors === null ? (vErrors = [err405]) : vErrors.push(err405), errors++);
            }
            for (let key54 in data261)
              if (!(
                func2.call(schema15.properties.volumes.items.oneOf[1].properties, key54) ||
                pattern0.test(key54)
              )) {
                let err406 = {
                  instancePath: instancePath + '/volumes/' + i76,
                  schemaPath: '#/properties/volumes/items/oneOf/1/additionalProperties',
                  keyword: 'additionalProperties',
                  params: { additionalProperty: key54 },
                };
                (vErrors === null ? (vErrors = [err406]) : vErrors.push(err406), errors++);
              }
            if (data261.type !== void 0) {
              let data262 = data261.type;
              if (typeof data262 != 'string') {
                let err407 = {
                  instancePath: instancePath + '/volumes/' + i76 + '/type',
                  schemaPath: '#/properties/volumes/items/oneOf/1/properties/type/type',
                  keyword: 'type',
                  params: { type: 'string' },
                };
                (vErrors === null ? (vErrors = [err407]) : vErrors.push(err407), errors++);
              }
              if (!(
                data262 === 'bind' ||
                data262 === 'volume' ||
                data262 === 'tmpfs' ||
                data262 === 'cluster' ||
                data262 === 'npipe' ||
                data262 === 'image'
              )) {
                let err408 = {
                  instancePath: instancePath + '/volumes/' + i76 + '/type',
                  schemaPath: '#/properties/volumes/items/oneOf/1/properties/type/enum',
                  keyword: 'enum',
                  params: { allowedValues: schema15.properties.volumes.items.oneOf[1].properties.type.enum },
                };
                (vErrors === null ? (vErrors = [err408]) : vErrors.push(err408), errors++);
              }
            }
            if (data261.source !== void 0 && typeof data261.source != 'string') {
              let err409 = {
                instancePath: instancePath + '/volumes/' + i76 + '/source',
                schemaPath: '#/properties/volumes/items/oneOf/1/properties/source/type',
                keyword: 'type',
                params: { type: 'string' },
              };
              (vErrors === null ? (vErrors = [err409]) : vErrors.push(err409), errors++);
            }
            if (data261.target !== void 0 && typeof data261.target != 'string') {
              let err410 = {
                instancePath: instancePath + '/volumes/' + i76 + '/target',
                schemaPath: '#/properties/volumes/items/oneOf/1/properties/target/type',
                keyword: 'type',
                params: { type: 'string' },
              };
              (vErrors === null ? (vErrors = [err410]) : vErrors.push(err410), errors++);
            }
            if (data261.read_only !== void 0) {
              let data265 = data261.read_only;
              if (typeof data265 != 'boolean' && typeof data265 != 'string') {
                let err411 = {
                  instancePath: instancePath + '/volumes/' + i76 + '/read_only',
                  schemaPath: '#/properties/volumes/items/oneOf/1/properties/read_only/type',
                  keyword: 'type',
                  params: { type: schema15.properties.volumes.items.oneOf[1].properties.read_only.type },
                };
                (vErrors === null ? (vErrors = [err411]) : vErrors.push(err411), errors++);
              }
            }
            if (data261.consistency !== void 0 && typeof data261.consistency != 'string') {
              let err412 = {
                instancePath: instancePath + '/volumes/' + i76 + '/consistency',
                schemaPath: '#/properties/volumes/items/oneOf/1/properties/consistency/type',
                keyword: 'type',
                params: { type: 'string' },
              };
              (vErrors === null ? (vErrors = [err412]) : vErrors.push(err412), errors++);
            }
            if (data261.bind !== void 0) {
              let data267 = data261.bind;
              if (data267 && typeof data267 == 'object' && !Array.isArray(data267)) {
                for (let key55 in data267)
                  if (!(
                    key55 === 'propagation' ||
                    key55 === 'create_host_path' ||
                    key55 === 'recursive' ||
                    key55 === 'selinux' ||
                    pattern0.test(key55)
                  )) {
                    let err413 = {
                      instancePath: instancePath + '/volumes/' + i76 + '/bind',
                      schemaPath: '#/properties/volumes/items/oneOf/1/properties/bind/additionalProperties',
                      keyword: 'additionalProperties',
                      params: { additionalProperty: key55 },
                    };
                    (vErrors === null ? (vErrors = [err413]) : vErrors.push(err413), errors++);
                  }
                if (data267.propagation !== void 0 && typeof data267.propagation != 'string') {
                  let err414 = {
                    instancePath: instancePath + '/volumes/' + i76 + '/bind/propagation',
                    schemaPath:
                      '#/properties/volumes/items/oneOf/1/properties/bind/properties/propagation/type',
                    keyword: 'type',
                    params: { type: 'string' },
                  };
                  (vErrors === null ? (vErrors = [err414]) : vErrors.push(err414), errors++);
                }
                if (data267.create_host_path !== void 0) {
                  let data269 = data267.create_host_path;
                  if (typeof data269 != 'boolean' && typeof data269 != 'string') {
                    let err415 = {
                      instancePath: instancePath + '/volumes/' + i76 + '/bind/create_host_path',
                      schemaPath:
                        '#/properties/volumes/items/oneOf/1/properties/bind/properties/create_host_path/type',
                      keyword: 'type',
                      params: {
                        type: schema15.properties.volumes.items.oneOf[1].properties.bind.properties
                          .create_host_path.type,
                      },
                    };
                    (vErrors === null ? (vErrors = [err415]) : vErrors.push(err415), errors++);
                  }
                }
                if (data267.recursive !== void 0) {
                  let data270 = data267.recursive;
                  if (typeof data270 != 'string') {
                    let err416 = {
                      instancePath: instancePath + '/volumes/' + i76 + '/bind/recursive',
                      schemaPath:
                        '#/properties/volumes/items/oneOf/1/properties/bind/properties/recursive/type',
                      keyword: 'type',
                      params: { type: 'string' },
                    };
                    (vErrors === null ? (vErrors = [err416]) : vErrors.push(err416), errors++);
                  }
                  if (!(
                    data270 === 'enabled' ||
                    data270 === 'disabled' ||
                    data270 === 'writable' ||
                    data270 === 'readonly'
                  )) {
                    let err417 = {
                      instancePath: instancePath + '/volumes/' + i76 + '/bind/recursive',
                      schemaPath:
                        '#/properties/volumes/items/oneOf/1/properties/bind/properties/recursive/enum',
                      keyword: 'enum',
                      params: {
                        allowedValues:
                          schema15.properties.volumes.items.oneOf[1].properties.bind.properties.recursive
                            .enum,
                      },
                    };
                    (vErrors === null ? (vErrors = [err417]) : vErrors.push(err417), errors++);
                  }
                }
                if (data267.selinux !== void 0) {
                  let data271 = data267.selinux;
                  if (typeof data271 != 'string') {
                    let err418 = {
                      instancePath: instancePath + '/volumes/' + i76 + '/bind/selinux',
                      schemaPath:
                        '#/properties/volumes/items/oneOf/1/properties/bind/properties/selinux/type',
                      keyword: 'type',
                      params: { type: 'string' },
                    };
                    (vErrors === null ? (vErrors = [err418]) : vErrors.push(err418), errors++);
                  }
                  if (!(data271 === 'z' || data271 === 'Z')) {
                    let err419 = {
                      instancePath: instancePath + '/volumes/' + i76 + '/bind/selinux',
                      schemaPath:
                        '#/properties/volumes/items/oneOf/1/properties/bind/properties/selinux/enum',
                      keyword: 'enum',
                      params: {
                        allowedValues:
                          schema15.properties.volumes.items.oneOf[1].properties.bind.properties.selinux.enum,
                      },
                    };
                    (vErrors === null ? (vErrors = [err419]) : vErrors.push(err419), errors++);
                  }
                }
              } else {
                let err420 = {
                  instancePath: instancePath + '/volumes/' + i76 + '/bind',
                  schemaPath: '#/properties/volumes/items/oneOf/1/properties/bind/type',
                  keyword: 'type',
                  params: { type: 'object' },
                };
                (vErrors === null ? (vErrors = [err420]) : vErrors.push(err420), errors++);
              }
            }
            if (data261.volume !== void 0) {
              let data272 = data261.volume;
              if (data272 && typeof data272 == 'object' && !Array.isArray(data272)) {
                for (let key56 in data272)
                  if (!(
                    key56 === 'labels' ||
                    key56 === 'nocopy' ||
                    key56 === 'subpath' ||
                    pattern0.test(key56)
                  )) {
                    let err421 = {
                      instancePath: instancePath + '/volumes/' + i76 + '/volume',
                      schemaPath: '#/properties/volumes/items/oneOf/1/properties/volume/additionalProperties',
                      keyword: 'additionalProperties',
                      params: { additionalProperty: key56 },
                    };
                    (vErrors === null ? (vErrors = [err421]) : vErrors.push(err421), errors++);
                  }
                if (data272.labels !== void 0) {
                  let data273 = data272.labels,
                    _errs761 = errors,
                    valid242 = !1,
                    passing36 = null,
                    _errs762 = errors;
                  if (data273 && typeof data273 == 'object' && !Array.isArray(data273)) {
                    for (let key57 in data273)
                      if (!pattern7.test(key57)) {
                        let err422 = {
                          instancePath: instancePath + '/volumes/' + i76 + '/volume/labels',
                          schemaPath: '#/definitions/list_or_dict/oneOf/0/additionalProperties',
                          keyword: 'additionalProperties',
                          params: { additionalProperty: key57 },
                        };
                        (vErrors === null ? (vErrors = [err422]) : vErrors.push(err422), errors++);
                      }
                    for (let key58 in data273)
                      if (pattern7.test(key58)) {
                        let data274 = data273[key58];
                        if (
                          typeof data274 != 'string' &&
                          typeof data274 != 'number' &&
                          typeof data274 != 'boolean' &&
                          data274 !== null
                        ) {
                          let err423 = {
                            instancePath:
                              instancePath +
                              '/volumes/' +
                              i76 +
                              '/volume/labels/' +
                              key58.replace(/~/g, '~0').replace(/\//g, '~1'),
                            schemaPath: '#/definitions/list_or_dict/oneOf/0/patternProperties/.%2B/type',
                            keyword: 'type',
                            params: { type: schema19.oneOf[0].patternProperties['.+'].type },
                          };
                          (vErrors === null ? (vErrors = [err423]) : vErrors.push(err423), errors++);
                        }
                      }
                  } else {
                    let err424 = {
                      instancePath: instancePath + '/volumes/' + i76 + '/volume/labels',
                      schemaPath: '#/definitions/list_or_dict/oneOf/0/type',
                      keyword: 'type',
                      params: { type: 'object' },
                    };
                    (vErrors === null ? (vErrors = [err424]) : vErrors.push(err424), errors++);
                  }
                  var _valid36 = _errs762 === errors;
                  _valid36 && ((valid242 = !0), (passing36 = 0));
                  let _errs767 = errors;
                  if (Array.isArray(data273)) {
                    let len51 = data273.length;
                    for (let i77 = 0; i77 < len51; i77++)
                      if (typeof data273[i77] != 'string') {
                        let err425 = {
                          instancePath: instancePath + '/volumes/' + i76 + '/volume/labels/' + i77,
                          schemaPath: '#/definitions/list_or_dict/oneOf/1/items/type',
                          keyword: 'type',
                          params: { type: 'string' },
                        };
                        (vErrors === null ? (vErrors = [err425]) : vErrors.push(err425), errors++);
                      }
                    let i78 = data273.length,
                      j26;
                    if (i78 > 1) {
                      let indices25 = {};
                      for (; i78--;) {
                        let item25 = data273[i78];
                        if (typeof item25 == 'string') {
                          if (typeof indices25[item25] == 'number') {
                            j26 = indices25[item25];
                            let err426 = {
                              instancePath: instancePath + '/volumes/' + i76 + '/volume/labels',
                              schemaPath: '#/definitions/list_or_dict/oneOf/1/uniqueItems',
                              keyword: 'uniqueItems',
                              params: { i: i78, j: j26 },
                            };
                            (vErrors === null ? (vErrors = [err426]) : vErrors.push(err426), errors++);
                            break;
                          }
                          indices25[item25] = i78;
                        }
                      }
                    }
                  } else {
                    let err427 = {
                      instancePath: instancePath + '/volumes/' + i76 + '/volume/labels',
                      schemaPath: '#/definitions/list_or_dict/oneOf/1/type',
                      keyword: 'type',
                      params: { type: 'array' },
                    };
                    (vErrors === null ? (vErrors = [err427]) : vErrors.push(err427), errors++);
                  }
                  var _valid36 = _errs767 === errors;
                  if (
                    (_valid36 && valid242
                      ? ((valid242 = !1), (passing36 = [passing36, 1]))
                      : _valid36 && ((valid242 = !0), (passing36 = 1)),
                    valid242)
                  )
                    ((errors = _errs761),
                      vErrors !== null && (_errs761 ? (vErrors.length = _errs761) : (vErrors = null)));
                  else {
                    let err428 = {
                      instancePath: instancePath + '/volumes/' + i76 + '/volume/labels',
                      schemaPath: '#/definitions/list_or_dict/oneOf',
                      keyword: 'oneOf',
                      params: { passingSchemas: passing36 },
                    };
                    (vErrors === null ? (vErrors = [err428]) : vErrors.push(err428), errors++);
                  }
                }
                if (data272.nocopy !== void 0) {
                  let data276 = data272.nocopy;
                  if (typeof data276 != 'boolean' && typeof data276 != 'string') {
                    let err429 = {
                      instancePath: instancePath + '/volumes/' + i76 + '/volume/nocopy',
                      schemaPath:
                        '#/properties/volumes/items/oneOf/1/properties/volume/properties/nocopy/type',
                      keyword: 'type',
                      params: {
                        type: schema15.properties.volumes.items.oneOf[1].properties.volume.properties.nocopy
                          .type,
                      },
                    };
                    (vErrors === null ? (vErrors = [err429]) : vErrors.push(err429), errors++);
                  }
                }
                if (data272.subpath !== void 0 && typeof data272.subpath != 'string') {
                  let err430 = {
                    instancePath: instancePath + '/volumes/' + i76 + '/volume/subpath',
                    schemaPath:
                      '#/properties/volumes/items/oneOf/1/properties/volume/properties/subpath/type',
                    keyword: 'type',
                    params: { type: 'string' },
                  };
                  (vErrors === null ? (vErrors = [err430]) : vErrors.push(err430), errors++);
                }
              } else {
                let err431 = {
                  instancePath: instancePath + '/volumes/' + i76 + '/volume',
                  schemaPath: '#/properties/volumes/items/oneOf/1/properties/volume/type',
                  keyword: 'type',
                  params: { type: 'object' },
                };
                (vErrors === null ? (vErrors = [err431]) : vErrors.push(err431), errors++);
              }
            }
            if (data261.tmpfs !== void 0) {
              let data278 = data261.tmpfs;
              if (data278 && typeof data278 == 'object' && !Array.isArray(data278)) {
                for (let key59 in data278)
                  if (!(key59 === 'size' || key59 === 'mode' || pattern0.test(key59))) {
                    let err432 = {
                      instancePath: instancePath + '/volumes/' + i76 + '/tmpfs',
                      schemaPath: '#/properties/volumes/items/oneOf/1/properties/tmpfs/additionalProperties',
                      keyword: 'additionalProperties',
                      params: { additionalProperty: key59 },
                    };
                    (vErrors === null ? (vErrors = [err432]) : vErrors.push(err432), errors++);
                  }
                if (data278.size !== void 0) {
                  let data279 = data278.size,
                    _errs779 = errors,
                    valid248 = !1,
                    passing37 = null,
                    _errs780 = errors;
                  if (!(typeof data279 == 'number' && !(data279 % 1) && !isNaN(data279))) {
                    let err433 = {
                      instancePath: instancePath + '/volumes/' + i76 + '/tmpfs/size',
                      schemaPath:
                        '#/properties/volumes/items/oneOf/1/properties/tmpfs/properties/size/oneOf/0/type',
                      keyword: 'type',
                      params: { type: 'integer' },
                    };
                    (vErrors === null ? (vErrors = [err433]) : vErrors.push(err433), errors++);
                  }
                  if (typeof data279 == 'number' && (data279 < 0 || isNaN(data279))) {
                    let err434 = {
                      instancePath: instancePath + '/volumes/' + i76 + '/tmpfs/size',
                      schemaPath:
                        '#/properties/volumes/items/oneOf/1/properties/tmpfs/properties/size/oneOf/0/minimum',
                      keyword: 'minimum',
                      params: { comparison: '>=', limit: 0 },
                    };
                    (vErrors === null ? (vErrors = [err434]) : vErrors.push(err434), errors++);
                  }
                  var _valid37 = _errs780 === errors;
                  _valid37 && ((valid248 = !0), (passing37 = 0));
                  let _errs782 = errors;
                  if (typeof data279 != 'string') {
                    let err435 = {
                      instancePath: instancePath + '/volumes/' + i76 + '/tmpfs/size',
                      schemaPath:
                        '#/properties/volumes/items/oneOf/1/properties/tmpfs/properties/size/oneOf/1/type',
                      keyword: 'type',
                      params: { type: 'string' },
                    };
                    (vErrors === null ? (vErrors = [err435]) : vErrors.push(err435), errors++);
                  }
                  var _valid37 = _errs782 === errors;
                  if (
                    (_valid37 && valid248
                      ? ((valid248 = !1), (passing37 = [passing37, 1]))
                      : _valid37 && ((valid248 = !0), (passing37 = 1)),
                    valid248)
                  )
                    ((errors = _errs779),
                      vErrors !== null && (_errs779 ? (vErrors.length = _errs779) : (vErrors = null)));
                  else {
                    let err436 = {
                      instancePath: instancePath + '/volumes/' + i76 + '/tmpfs/size',
                      schemaPath: '#/properties/volumes/items/oneOf/1/properties/tmpfs/properties/size/oneOf',
                      keyword: 'oneOf',
                      params: { passingSchemas: passing37 },
                    };
                    (vErrors === null ? (vErrors = [err436]) : vErrors.push(err436), errors++);
                  }
                }
                if (data278.mode !== void 0) {
                  let data280 = data278.mode;
                  if (typeof data280 != 'number' && typeof data280 != 'string') {
                    let err437 = {
                      instancePath: instancePath + '/volumes/' + i76 + '/tmpfs/mode',
                      schemaPath: '#/properties/volumes/items/oneOf/1/properties/tmpfs/properties/mode/type',
                      keyword: 'type',
                      params: {
                        type: schema15.properties.volumes.items.oneOf[1].properties.tmpfs.properties.mode
                          .type,
                      },
                    };
                    (vErrors === null ? (vErrors = [err437]) : vErrors.push(err437), errors++);
                  }
                }
              } else {
                let err438 = {
                  instancePath: instancePath + '/volumes/' + i76 + '/tmpfs',
                  schemaPath: '#/properties/volumes/items/oneOf/1/properties/tmpfs/type',
                  keyword: 'type',
                  params: { type: 'object' },
                };
                (vErrors === null ? (vErrors = [err438]) : vErrors.push(err438), errors++);
              }
            }
            if (data261.image !== void 0) {
              let data281 = data261.image;
              if (data281 && typeof data281 == 'object' && !Array.isArray(data281)) {
                for (let key60 in data281)
                  if (!(key60 === 'subpath' || pattern0.test(key60))) {
                    let err439 = {
                      instancePath: instancePath + '/volumes/' + i76 + '/image',
                      schemaPath: '#/properties/volumes/items/oneOf/1/properties/image/additionalProperties',
                      keyword: 'additionalProperties',
                      params: { additionalProperty: key60 },
                    };
                    (vErrors === null ? (vErrors = [err439]) : vErrors.push(err439), errors++);
                  }
                if (data281.subpath !== void 0 && typeof data281.subpath != 'string') {
                  let err440 = {
                    instancePath: instancePath + '/volumes/' + i76 + '/image/subpath',
                    schemaPath: '#/properties/volumes/items/oneOf/1/properties/image/properties/subpath/type',
                    keyword: 'type',
                    params: { type: 'string' },
                  };
                  (vErrors === null ? (vErrors = [err440]) : vErrors.push(err440), errors++);
                }
              } else {
                let err441 = {
                  instancePath: instancePath + '/volumes/' + i76 + '/image',
                  schemaPath: '#/properties/volumes/items/oneOf/1/properties/image/type',
                  keyword: 'type',
                  params: { type: 'object' },
                };
                (vErrors === null ? (vErrors = [err441]) : vErrors.push(err441), errors++);
              }
            }
          } else {
            let err442 = {
              instancePath: instancePath + '/volumes/' + i76,
              schemaPath: '#/properties/volumes/items/oneOf/1/type',
              keyword: 'type',
              params: { type: 'object' },
            };
            (vErrors === null ? (vErrors = [err442]) : vErrors.push(err442), errors++);
          }
          var _valid35 = _errs732 === errors;
          if (
            (_valid35 && valid237
              ? ((valid237 = !1), (passing35 = [passing35, 1]))
              : _valid35 && ((valid237 = !0), (passing35 = 1)),
            valid237)
          )
            ((errors = _errs729),
              vErrors !== null && (_errs729 ? (vErrors.length = _errs729) : (vErrors = null)));
          else {
            let err443 = {
              instancePath: instancePath + '/volumes/' + i76,
              schemaPath: '#/properties/volumes/items/oneOf',
              keyword: 'oneOf',
              params: { passingSchemas: passing35 },
            };
            (vErrors === null ? (vErrors = [err443]) : vErrors.push(err443), errors++);
          }
        }
        let i79 = data260.length,
          j27;
        if (i79 > 1) {
          outer1: for (; i79--;)
            for (j27 = i79; j27--;)
              if (func0(data260[i79], data260[j27])) {
                let err444 = {
                  instancePath: instancePath + '/volumes',
                  schemaPath: '#/properties/volumes/uniqueItems',
                  keyword: 'uniqueItems',
                  params: { i: i79, j: j27 },
                };
                (vErrors === null ? (vErrors = [err444]) : vErrors.push(err444), errors++);
                break outer1;
              }
        }
      } else {
        let err445 = {
          instancePath: instancePath + '/volumes',
          schemaPath: '#/properties/volumes/type',
          keyword: 'type',
          params: { type: 'array' },
        };
        (vErrors === null ? (vErrors = [err445]) : vErrors.push(err445), errors++);
      }
    }
    if (data.volumes_from !== void 0) {
      let data283 = data.volumes_from;
      if (Array.isArray(data283)) {
        let len52 = data283.length;
        for (let i80 = 0; i80 < len52; i80++)
          if (typeof data283[i80] != 'string') {
            let err446 = {
              instancePath: instancePath + '/volumes_from/' + i80,
              schemaPath: '#/properties/volumes_from/items/type',
              keyword: 'type',
              params: { type: 'string' },
            };
            (vErrors === null ? (vErrors = [err446]) : vErrors.push(err446), errors++);
          }
        let i81 = data283.length,
          j28;
        if (i81 > 1) {
          let indices26 = {};
          for (; i81--;) {
            let item26 = data283[i81];
            if (typeof item26 == 'string') {
              if (typeof indices26[item26] == 'number') {
                j28 = indices26[item26];
                let err447 = {
                  instancePath: instancePath + '/volumes_from',
                  schemaPath: '#/properties/volumes_from/uniqueItems',
                  keyword: 'uniqueItems',
                  params: { i: i81, j: j28 },
                };
                (vErrors === null ? (vErrors = [err447]) : vErrors.push(err447), errors++);
                break;
              }
              indices26[item26] = i81;
            }
          }
        }
      } else {
        let err448 = {
          instancePath: instancePath + '/volumes_from',
          schemaPath: '#/properties/volumes_from/type',
          keyword: 'type',
          params: { type: 'array' },
        };
        (vErrors === null ? (vErrors = [err448]) : vErrors.push(err448), errors++);
      }
    }
    if (data.working_dir !== void 0 && typeof data.working_dir != 'string') {
      let err449 = {
        instancePath: instancePath + '/working_dir',
        schemaPath: '#/properties/working_dir/type',
        keyword: 'type',
        params: { type: 'string' },
      };
      (vErrors === null ? (vErrors = [err449]) : vErrors.push(err449), errors++);
    }
    if (data.pre_start !== void 0) {
      let data286 = data.pre_start;
      if (Array.isArray(data286)) {
        let len53 = data286.length;
        for (let i82 = 0; i82 < len53; i82++)
          validate35(data286[i82], {
            instancePath: instancePath + '/pre_start/' + i82,
            parentData: data286,
            parentDataProperty: i82,
            rootData,
          }) ||
            ((vErrors = vErrors === null ? validate35.errors : vErrors.concat(validate35.errors)),
            (errors = vErrors.length));
      } else {
        let err450 = {
          instancePath: instancePath + '/pre_start',
          schemaPath: '#/properties/pre_start/type',
          keyword: 'type',
          params: { type: 'array' },
        };
        (vErrors === null ? (vErrors = [err450]) : vErrors.push(err450), errors++);
      }
    }
  } else {
    let err451 = { instancePath, schemaPath: '#/type', keyword: 'type', params: { type: 'object' } };
    (vErrors === null ? (vErrors = [err451]) : vErrors.push(err451), errors++);
  }
  return ((validate16.errors = vErrors), errors === 0);
}
var schema68 = {
  type: ['object', 'null'],
  description: 'Network configuration for the Compose application.',
  properties: {
    name: { type: 'string', description: 'Custom name for this network.' },
    driver: {
      type: 'string',
      description: "Specify which driver should be used for this network. Default is 'bridge'.",
    },
    driver_opts: {
      type: 'object',
      description: 'Specify driver-specific options defined as key/value pairs.',
      patternProperties: { '^.+$': { type: ['string', 'number'] } },
    },
    ipam: {
      type: 'object',
      description: 'Custom IP Address Management configuration for this network.',
      properties: {
        driver: { type: 'string', description: 'Custom IPAM driver, instead of the default.' },
        config: {
          type: 'array',
          description: 'List of IPAM configuration blocks.',
          items: {
            type: 'object',
            properties: {
              subnet: {
                type: 'string',
                description: 'Subnet in CIDR format that represents a network segment.',
              },
              ip_range: { type: 'string', description: 'Range of IPs from which to allocate container IPs.' },
              gateway: { type: 'string', description: 'IPv4 or IPv6 gateway for the subnet.' },
              aux_addresses: {
                type: 'object',
                description: 'Auxiliary IPv4 or IPv6 addresses used by Network driver.',
                additionalProperties: !1,
                patternProperties: { '^.+$': { type: 'string' } },
              },
            },
            additionalProperties: !1,
            patternProperties: { '^x-': {} },
          },
        },
        options: {
          type: 'object',
          description: 'Driver-specific options for the IPAM driver.',
          additionalProperties: !1,
          patternProperties: { '^.+$': { type: 'string' } },
        },
      },
      additionalProperties: !1,
      patternProperties: { '^x-': {} },
    },
    external: {
      type: ['boolean', 'string', 'object'],
      description: 'Specifies that this network already exists and was created outside of Compose.',
      properties: {
        name: {
          deprecated: !0,
          type: 'string',
          description:
            "Specifies the name of the external network. Deprecated: use the 'name' property instead.",
        },
      },
      additionalProperties: !1,
      patternProperties: { '^x-': {} },
    },
    internal: { type: ['boolean', 'string'], description: 'Create an externally isolated network.' },
    enable_ipv4: { type: ['boolean', 'string'], description: 'Enable IPv4 networking.' },
    enable_ipv6: { type: ['boolean', 'string'], description: 'Enable IPv6 networking.' },
    attachable: {
      type: ['boolean', 'string'],
      description: 'If true, standalone containers can attach to this network.',
    },
    labels: { $ref: '#/definitions/list_or_dict', description: 'Add metadata to the network using labels.' },
  },
  additionalProperties: !1,
  patternProperties: { '^x-': {} },
};
function validate38(data, { instancePath = '', parentData, parentDataProperty, rootData = data } = {}) {
  let vErrors = null,
    errors = 0;
  if (!(data && typeof data == 'object' && !Array.isArray(data)) && data !== null) {
    let err0 = { instancePath, schemaPath: '#/type', keyword: 'type', params: { type: schema68.type } };
    (vErrors === null ? (vErrors = [err0]) : vErrors.push(err0), errors++);
  }
  if (data && typeof data == 'object' && !Array.isArray(data)) {
    for (let key0 in data)
      if (!(func2.call(schema68.properties, key0) || pattern0.test(key0))) {
        let err1 = {
          instancePath,
          schemaPath: '#/additionalProperties',
          keyword: 'additionalProperties',
          params: { additionalProperty: key0 },
        };
        (vErrors === null ? (vErrors = [err1]) : vErrors.push(err1), errors++);
      }
    if (data.name !== void 0 && typeof data.name != 'string') {
      let err2 = {
        instancePath: instancePath + '/name',
        schemaPath: '#/properties/name/type',
        keyword: 'type',
        params: { type: 'string' },
      };
      (vErrors === null ? (vErrors = [err2]) : vErrors.push(err2), errors++);
    }
    if (data.driver !== void 0 && typeof data.driver != 'string') {
      let err3 = {
        instancePath: instancePath + '/driver',
        schemaPath: '#/properties/driver/type',
        keyword: 'type',
        params: { type: 'string' },
      };
      (vErrors === null ? (vErrors = [err3]) : vErrors.push(err3), errors++);
    }
    if (data.driver_opts !== void 0) {
      let data2 = data.driver_opts;
      if (data2 && typeof data2 == 'object' && !Array.isArray(data2)) {
        for (let key1 in data2)
          if (pattern51.test(key1)) {
            let data3 = data2[key1];
            if (typeof data3 != 'string' && typeof data3 != 'number') {
              let err4 = {
                instancePath: instancePath + '/driver_opts/' + key1.replace(/~/g, '~0').replace(/\//g, '~1'),
                schemaPath: '#/properties/driver_opts/patternProperties/%5E.%2B%24/type',
                keyword: 'type',
                params: { type: schema68.properties.driver_opts.patternProperties['^.+$'].type },
              };
              (vErrors === null ? (vErrors = [err4]) : vErrors.push(err4), errors++);
            }
          }
      } else {
        let err5 = {
          instancePath: instancePath + '/driver_opts',
          schemaPath: '#/properties/driver_opts/type',
          keyword: 'type',
          params: { type: 'object' },
        };
        (vErrors === null ? (vErrors = [err5]) : vErrors.push(err5), errors++);
      }
    }
    if (data.ipam !== void 0) {
      let data4 = data.ipam;
      if (data4 && typeof data4 == 'object' && !Array.isArray(data4)) {
        for (let key2 in data4)
          if (!(key2 === 'driver' || key2 === 'config' || key2 === 'options' || pattern0.test(key2))) {
            let err6 = {
              instancePath: instancePath + '/ipam',
              schemaPath: '#/properties/ipam/additionalProperties',
              keyword: 'additionalProperties',
              params: { additionalProperty: key2 },
            };
            (vErrors === null ? (vErrors = [err6]) : vErrors.push(err6), errors++);
          }
        if (data4.driver !== void 0 && typeof data4.driver != 'string') {
          let err7 = {
            instancePath: instancePath + '/ipam/driver',
            schemaPath: '#/properties/ipam/properties/driver/type',
            keyword: 'type',
            params: { type: 'string' },
          };
          (vErrors === null ? (vErrors = [err7]) : vErrors.push(err7), errors++);
        }
        if (data4.config !== void 0) {
          let data6 = data4.config;
          if (Array.isArray(data6)) {
            let len0 = data6.length;
            for (let i0 = 0; i0 < len0; i0++) {
              let data7 = data6[i0];
              if (data7 && typeof data7 == 'object' && !Array.isArray(data7)) {
                for (let key3 in data7)
                  if (!(
                    key3 === 'subnet' ||
                    key3 === 'ip_range' ||
                    key3 === 'gateway' ||
                    key3 === 'aux_addresses' ||
                    pattern0.test(key3)
                  )) {
                    let err8 = {
                      instancePath: instancePath + '/ipam/config/' + i0,
                      schemaPath: '#/properties/ipam/properties/config/items/additionalProperties',
                      keyword: 'additionalProperties',
                      params: { additionalProperty: key3 },
                    };
                    (vErrors === null ? (vErrors = [err8]) : vErrors.push(err8), errors++);
                  }
                if (data7.subnet !== void 0 && typeof data7.subnet != 'string') {
                  let err9 = {
                    instancePath: instancePath + '/ipam/config/' + i0 + '/subnet',
                    schemaPath: '#/properties/ipam/properties/config/items/properties/subnet/type',
                    keyword: 'type',
                    params: { type: 'string' },
                  };
                  (vErrors === null ? (vErrors = [err9]) : vErrors.push(err9), errors++);
                }
                if (data7.ip_range !== void 0 && typeof data7.ip_range != 'string') {
                  let err10 = {
                    instancePath: instancePath + '/ipam/config/' + i0 + '/ip_range',
                    schemaPath: '#/properties/ipam/properties/config/items/properties/ip_range/type',
                    keyword: 'type',
                    params: { type: 'string' },
                  };
                  (vErrors === null ? (vErrors = [err10]) : vErrors.push(err10), errors++);
                }
                if (data7.gateway !== void 0 && typeof data7.gateway != 'string') {
                  let err11 = {
                    instancePath: instancePath + '/ipam/config/' + i0 + '/gateway',
                    schemaPath: '#/properties/ipam/properties/config/items/properties/gateway/type',
                    keyword: 'type',
                    params: { type: 'string' },
                  };
                  (vErrors === null ? (vErrors = [err11]) : vErrors.push(err11), errors++);
                }
                if (data7.aux_addresses !== void 0) {
                  let data11 = data7.aux_addresses;
                  if (data11 && typeof data11 == 'object' && !Array.isArray(data11)) {
                    for (let key4 in data11)
                      if (!pattern51.test(key4)) {
                        let err12 = {
                          instancePath: instancePath + '/ipam/config/' + i0 + '/aux_addresses',
                          schemaPath:
                            '#/properties/ipam/properties/config/items/properties/aux_addresses/additionalProperties',
                          keyword: 'additionalProperties',
                          params: { additionalProperty: key4 },
                        };
                        (vErrors === null ? (vErrors = [err12]) : vErrors.push(err12), errors++);
                      }
                    for (let key5 in data11)
                      if (pattern51.test(key5) && typeof data11[key5] != 'string') {
                        let err13 = {
                          instancePath:
                            instancePath +
                            '/ipam/config/' +
                            i0 +
                            '/aux_addresses/' +
                            key5.replace(/~/g, '~0').replace(/\//g, '~1'),
                          schemaPath:
                            '#/properties/ipam/properties/config/items/properties/aux_addresses/patternProperties/%5E.%2B%24/type',
                          keyword: 'type',
                          params: { type: 'string' },
                        };
                        (vErrors === null ? (vErrors = [err13]) : vErrors.push(err13), errors++);
                      }
                  } else {
                    let err14 = {
                      instancePath: instancePath + '/ipam/config/' + i0 + '/aux_addresses',
                      schemaPath: '#/properties/ipam/properties/config/items/properties/aux_addresses/type',
                      keyword: 'type',
                      params: { type: 'object' },
                    };
                    (vErrors === null ? (vErrors = [err14]) : vErrors.push(err14), errors++);
                  }
                }
              } else {
                let err15 = {
                  instancePath: instancePath + '/ipam/config/' + i0,
                  schemaPath: '#/properties/ipam/properties/config/items/type',
                  keyword: 'type',
                  params: { type: 'object' },
                };
                (vErrors === null ? (vErrors = [err15]) : vErrors.push(err15), errors++);
              }
            }
          } else {
            let err16 = {
              instancePath: instancePath + '/ipam/config',
              schemaPath: '#/properties/ipam/properties/config/type',
              keyword: 'type',
              params: { type: 'array' },
            };
            (vErrors === null ? (vErrors = [err16]) : vErrors.push(err16), errors++);
          }
        }
        if (data4.options !== void 0) {
          let data13 = data4.options;
          if (data13 && typeof data13 == 'object' && !Array.isArray(data13)) {
            for (let key6 in data13)
              if (!pattern51.test(key6)) {
                let err17 = {
                  instancePath: instancePath + '/ipam/options',
                  schemaPath: '#/properties/ipam/properties/options/additionalProperties',
                  keyword: 'additionalProperties',
                  params: { additionalProperty: key6 },
                };
                (vErrors === null ? (vErrors = [err17]) : vErrors.push(err17), errors++);
              }
            for (let key7 in data13)
              if (pattern51.test(key7) && typeof data13[key7] != 'string') {
                let err18 = {
                  instancePath:
                    instancePath + '/ipam/options/' + key7.replace(/~/g, '~0').replace(/\//g, '~1'),
                  schemaPath: '#/properties/ipam/properties/options/patternProperties/%5E.%2B%24/type',
                  keyword: 'type',
                  params: { type: 'string' },
                };
                (vErrors === null ? (vErrors = [err18]) : vErrors.push(err18), errors++);
              }
          } else {
            let err19 = {
              instancePath: instancePath + '/ipam/options',
              schemaPath: '#/properties/ipam/properties/options/type',
              keyword: 'type',
              params: { type: 'object' },
            };
            (vErrors === null ? (vErrors = [err19]) : vErrors.push(err19), errors++);
          }
        }
      } else {
        let err20 = {
          instancePath: instancePath + '/ipam',
          schemaPath: '#/properties/ipam/type',
          keyword: 'type',
          params: { type: 'object' },
        };
        (vErrors === null ? (vErrors = [err20]) : vErrors.push(err20), errors++);
      }
    }
    if (data.external !== void 0) {
      let data15 = data.external;
      if (
        typeof data15 != 'boolean' &&
        typeof data15 != 'string' &&
        !(data15 && typeof data15 == 'object' && !Array.isArray(data15))
      ) {
        let err21 = {
          instancePath: instancePath + '/external',
          schemaPath: '#/properties/external/type',
          keyword: 'type',
          params: { type: schema68.properties.external.type },
        };
        (vErrors === null ? (vErrors = [err21]) : vErrors.push(err21), errors++);
      }
      if (data15 && typeof data15 == 'object' && !Array.isArray(data15)) {
        for (let key8 in data15)
          if (!(key8 === 'name' || pattern0.test(key8))) {
            let err22 = {
              instancePath: instancePath + '/external',
              schemaPath: '#/properties/external/additionalProperties',
              keyword: 'additionalProperties',
              params: { additionalProperty: key8 },
            };
            (vErrors === null ? (vErrors = [err22]) : vErrors.push(err22), errors++);
          }
        if (data15.name !== void 0 && typeof data15.name != 'string') {
          let err23 = {
            instancePath: instancePath + '/external/name',
            schemaPath: '#/properties/external/properties/name/type',
            keyword: 'type',
            params: { type: 'string' },
          };
          (vErrors === null ? (vErrors = [err23]) : vErrors.push(err23), errors++);
        }
      }
    }
    if (data.internal !== void 0) {
      let data17 = data.internal;
      if (typeof data17 != 'boolean' && typeof data17 != 'string') {
        let err24 = {
          instancePath: instancePath + '/internal',
          schemaPath: '#/properties/internal/type',
          keyword: 'type',
          params: { type: schema68.properties.internal.type },
        };
        (vErrors === null ? (vErrors = [err24]) : vErrors.push(err24), errors++);
      }
    }
    if (data.enable_ipv4 !== void 0) {
      let data18 = data.enable_ipv4;
      if (typeof data18 != 'boolean' && typeof data18 != 'string') {
        let err25 = {
          instancePath: instancePath + '/enable_ipv4',
          schemaPath: '#/properties/enable_ipv4/type',
          keyword: 'type',
          params: { type: schema68.properties.enable_ipv4.type },
        };
        (vErrors === null ? (vErrors = [err25]) : vErrors.push(err25), errors++);
      }
    }
    if (data.enable_ipv6 !== void 0) {
      let data19 = data.enable_ipv6;
      if (typeof data19 != 'boolean' && typeof data19 != 'string') {
        let err26 = {
          instancePath: instancePath + '/enable_ipv6',
          schemaPath: '#/properties/enable_ipv6/type',
          keyword: 'type',
          params: { type: schema68.properties.enable_ipv6.type },
        };
        (vErrors === null ? (vErrors = [err26]) : vErrors.push(err26), errors++);
      }
    }
    if (data.attachable !== void 0) {
      let data20 = data.attachable;
      if (typeof data20 != 'boolean' && typeof data20 != 'string') {
        let err27 = {
          instancePath: instancePath + '/attachable',
          schemaPath: '#/properties/attachable/type',
          keyword: 'type',
          params: { type: schema68.properties.attachable.type },
        };
        (vErrors === null ? (vErrors = [err27]) : vErrors.push(err27), errors++);
      }
    }
    if (data.labels !== void 0) {
      let data21 = data.labels,
        _errs51 = errors,
        valid10 = !1,
        passing0 = null,
        _errs52 = errors;
      if (data21 && typeof data21 == 'object' && !Array.isArray(data21)) {
        for (let key9 in data21)
          if (!pattern7.test(key9)) {
            let err28 = {
              instancePath: instancePath + '/labels',
              schemaPath: '#/definitions/list_or_dict/oneOf/0/additionalProperties',
              keyword: 'additionalProperties',
              params: { additionalProperty: key9 },
            };
            (vErrors === null ? (vErrors = [err28]) : vErrors.push(err28), errors++);
          }
        for (let key10 in data21)
          if (pattern7.test(key10)) {
            let data22 = data21[key10];
            if (
              typeof data22 != 'string' &&
              typeof data22 != 'number' &&
              typeof data22 != 'boolean' &&
              data22 !== null
            ) {
              let err29 = {
                instancePath: instancePath + '/labels/' + key10.replace(/~/g, '~0').replace(/\//g, '~1'),
                schemaPath: '#/definitions/list_or_dict/oneOf/0/patternProperties/.%2B/type',
                keyword: 'type',
                params: { type: schema19.oneOf[0].patternProperties['.+'].type },
              };
              (vErrors === null ? (vErrors = [err29]) : vErrors.push(err29), errors++);
            }
          }
      } else {
        let err30 = {
          instancePath: instancePath + '/labels',
          schemaPath: '#/definitions/list_or_dict/oneOf/0/type',
          keyword: 'type',
          params: { type: 'object' },
        };
        (vErrors === null ? (vErrors = [err30]) : vErrors.push(err30), errors++);
      }
      var _valid0 = _errs52 === errors;
      _valid0 && ((valid10 = !0), (passing0 = 0));
      let _errs57 = errors;
      if (Array.isArray(data21)) {
        let len1 = data21.length;
        for (let i1 = 0; i1 < len1; i1++)
          if (typeof data21[i1] != 'string') {
            let err31 = {
              instancePath: instancePath + '/labels/' + i1,
              schemaPath: '#/definitions/list_or_dict/oneOf/1/items/type',
              keyword: 'type',
              params: { type: 'string' },
            };
            (vErrors === null ? (vErrors = [err31]) : vErrors.push(err31), errors++);
          }
        let i2 = data21.length,
          j0;
        if (i2 > 1) {
          let indices0 = {};
          for (; i2--;) {
            let item0 = data21[i2];
            if (typeof item0 == 'string') {
              if (typeof indices0[item0] == 'number') {
                j0 = indices0[item0];
                let err32 = {
                  instancePath: instancePath + '/labels',
                  schemaPath: '#/definitions/list_or_dict/oneOf/1/uniqueItems',
                  keyword: 'uniqueItems',
                  params: { i: i2, j: j0 },
                };
                (vErrors === null ? (vErrors = [err32]) : vErrors.push(err32), errors++);
                break;
              }
              indices0[item0] = i2;
            }
          }
        }
      } else {
        let err33 = {
          instancePath: instancePath + '/labels',
          schemaPath: '#/definitions/list_or_dict/oneOf/1/type',
          keyword: 'type',
          params: { type: 'array' },
        };
        (vErrors === null ? (vErrors = [err33]) : vErrors.push(err33), errors++);
      }
      var _valid0 = _errs57 === errors;
      if (
        (_valid0 && valid10
          ? ((valid10 = !1), (passing0 = [passing0, 1]))
          : _valid0 && ((valid10 = !0), (passing0 = 1)),
        valid10)
      )
        ((errors = _errs51), vErrors !== null && (_errs51 ? (vErrors.length = _errs51) : (vErrors = null)));
      else {
        let err34 = {
          instancePath: instancePath + '/labels',
          schemaPath: '#/definitions/list_or_dict/oneOf',
          keyword: 'oneOf',
          params: { passingSchemas: passing0 },
        };
        (vErrors === null ? (vErrors = [err34]) : vErrors.push(err34), errors++);
      }
    }
  }
  return ((validate38.errors = vErrors), errors === 0);
}
var schema70 = {
  type: ['object', 'null'],
  description: 'Volume configuration for the Compose application.',
  properties: {
    name: { type: 'string', description: 'Custom name for this volume.' },
    driver: { type: 'string', description: 'Specify which volume driver should be used for this volume.' },
    driver_opts: {
      type: 'object',
      description: 'Specify driver-specific options.',
      patternProperties: { '^.+$': { type: ['string', 'number'] } },
    },
    external: {
      type: ['boolean', 'string', 'object'],
      description: 'Specifies that this volume already exists and was created outside of Compose.',
      properties: {
        name: {
          deprecated: !0,
          type: 'string',
          description:
            "Specifies the name of the external volume. Deprecated: use the 'name' property instead.",
        },
      },
      additionalProperties: !1,
      patternProperties: { '^x-': {} },
    },
    labels: { $ref: '#/definitions/list_or_dict', description: 'Add metadata to the volume using labels.' },
  },
  additionalProperties: !1,
  patternProperties: { '^x-': {} },
};
function validate40(data, { instancePath = '', parentData, parentDataProperty, rootData = data } = {}) {
  let vErrors = null,
    errors = 0;
  if (!(data && typeof data == 'object' && !Array.isArray(data)) && data !== null) {
    let err0 = { instancePath, schemaPath: '#/type', keyword: 'type', params: { type: schema70.type } };
    (vErrors === null ? (vErrors = [err0]) : vErrors.push(err0), errors++);
  }
  if (data && typeof data == 'object' && !Array.isArray(data)) {
    for (let key0 in data)
      if (!(
        key0 === 'name' ||
        key0 === 'driver' ||
        key0 === 'driver_opts' ||
        key0 === 'external' ||
        key0 === 'labels' ||
        pattern0.test(key0)
      )) {
        let err1 = {
          instancePath,
          schemaPath: '#/additionalProperties',
          keyword: 'additionalProperties',
          params: { additionalProperty: key0 },
        };
        (vErrors === null ? (vErrors = [err1]) : vErrors.push(err1), errors++);
      }
    if (data.name !== void 0 && typeof data.name != 'string') {
      let err2 = {
        instancePath: instancePath + '/name',
        schemaPath: '#/properties/name/type',
        keyword: 'type',
        params: { type: 'string' },
      };
      (vErrors === null ? (vErrors = [err2]) : vErrors.push(err2), errors++);
    }
    if (data.driver !== void 0 && typeof data.driver != 'string') {
      let err3 = {
        instancePath: instancePath + '/driver',
        schemaPath: '#/properties/driver/type',
        keyword: 'type',
        params: { type: 'string' },
      };
      (vErrors === null ? (vErrors = [err3]) : vErrors.push(err3), errors++);
    }
    if (data.driver_opts !== void 0) {
      let data2 = data.driver_opts;
      if (data2 && typeof data2 == 'object' && !Array.isArray(data2)) {
        for (let key1 in data2)
          if (pattern51.test(key1)) {
            let data3 = data2[key1];
            if (typeof data3 != 'string' && typeof data3 != 'number') {
              let err4 = {
                instancePath: instancePath + '/driver_opts/' + key1.replace(/~/g, '~0').replace(/\//g, '~1'),
                schemaPath: '#/properties/driver_opts/patternProperties/%5E.%2B%24/type',
                keyword: 'type',
                params: { type: schema70.properties.driver_opts.patternProperties['^.+$'].type },
              };
              (vErrors === null ? (vErrors = [err4]) : vErrors.push(err4), errors++);
            }
          }
      } else {
        let err5 = {
          instancePath: instancePath + '/driver_opts',
          schemaPath: '#/properties/driver_opts/type',
          keyword: 'type',
          params: { type: 'object' },
        };
        (vErrors === null ? (vErrors = [err5]) : vErrors.push(err5), errors++);
      }
    }
    if (data.external !== void 0) {
      let data4 = data.external;
      if (
        typeof data4 != 'boolean' &&
        typeof data4 != 'string' &&
        !(data4 && typeof data4 == 'object' && !Array.isArray(data4))
      ) {
        let err6 = {
          instancePath: instancePath + '/external',
          schemaPath: '#/properties/external/type',
          keyword: 'type',
          params: { type: schema70.properties.external.type },
        };
        (vErrors === null ? (vErrors = [err6]) : vErrors.push(err6), errors++);
      }
      if (data4 && typeof data4 == 'object' && !Array.isArray(data4)) {
        for (let key2 in data4)
          if (!(key2 === 'name' || pattern0.test(key2))) {
            let err7 = {
              instancePath: instancePath + '/external',
              schemaPath: '#/properties/external/additionalProperties',
              keyword: 'additionalProperties',
              params: { additionalProperty: key2 },
            };
            (vErrors === null ? (vErrors = [err7]) : vErrors.push(err7), errors++);
          }
        if (data4.name !== void 0 && typeof data4.name != 'string') {
          let err8 = {
            instancePath: instancePath + '/external/name',
            schemaPath: '#/properties/external/properties/name/type',
            keyword: 'type',
            params: { type: 'string' },
          };
          (vErrors === null ? (vErrors = [err8]) : vErrors.push(err8), errors++);
        }
      }
    }
    if (data.labels !== void 0) {
      let data6 = data.labels,
        _errs17 = errors,
        valid4 = !1,
        passing0 = null,
        _errs18 = errors;
      if (data6 && typeof data6 == 'object' && !Array.isArray(data6)) {
        for (let key3 in data6)
          if (!pattern7.test(key3)) {
            let err9 = {
              instancePath: instancePath + '/labels',
              schemaPath: '#/definitions/list_or_dict/oneOf/0/additionalProperties',
              keyword: 'additionalProperties',
              params: { additionalProperty: key3 },
            };
            (vErrors === null ? (vErrors = [err9]) : vErrors.push(err9), errors++);
          }
        for (let key4 in data6)
          if (pattern7.test(key4)) {
            let data7 = data6[key4];
            if (
              typeof data7 != 'string' &&
              typeof data7 != 'number' &&
              typeof data7 != 'boolean' &&
              data7 !== null
            ) {
              let err10 = {
                instancePath: instancePath + '/labels/' + key4.replace(/~/g, '~0').replace(/\//g, '~1'),
                schemaPath: '#/definitions/list_or_dict/oneOf/0/patternProperties/.%2B/type',
                keyword: 'type',
                params: { type: schema19.oneOf[0].patternProperties['.+'].type },
              };
              (vErrors === null ? (vErrors = [err10]) : vErrors.push(err10), errors++);
            }
          }
      } else {
        let err11 = {
          instancePath: instancePath + '/labels',
          schemaPath: '#/definitions/list_or_dict/oneOf/0/type',
          keyword: 'type',
          params: { type: 'object' },
        };
        (vErrors === null ? (vErrors = [err11]) : vErrors.push(err11), errors++);
      }
      var _valid0 = _errs18 === errors;
      _valid0 && ((valid4 = !0), (passing0 = 0));
      let _errs23 = errors;
      if (Array.isArray(data6)) {
        let len0 = data6.length;
        for (let i0 = 0; i0 < len0; i0++)
          if (typeof data6[i0] != 'string') {
            let err12 = {
              instancePath: instancePath + '/labels/' + i0,
              schemaPath: '#/definitions/list_or_dict/oneOf/1/items/type',
              keyword: 'type',
              params: { type: 'string' },
            };
            (vErrors === null ? (vErrors = [err12]) : vErrors.push(err12), errors++);
          }
        let i1 = data6.length,
          j0;
        if (i1 > 1) {
          let indices0 = {};
          for (; i1--;) {
            let item0 = data6[i1];
            if (typeof item0 == 'string') {
              if (typeof indices0[item0] == 'number') {
                j0 = indices0[item0];
                let err13 = {
                  instancePath: instancePath + '/labels',
                  schemaPath: '#/definitions/list_or_dict/oneOf/1/uniqueItems',
                  keyword: 'uniqueItems',
                  params: { i: i1, j: j0 },
                };
                (vErrors === null ? (vErrors = [err13]) : vErrors.push(err13), errors++);
                break;
              }
              indices0[item0] = i1;
            }
          }
        }
      } else {
        let err14 = {
          instancePath: instancePath + '/labels',
          schemaPath: '#/definitions/list_or_dict/oneOf/1/type',
          keyword: 'type',
          params: { type: 'array' },
        };
        (vErrors === null ? (vErrors = [err14]) : vErrors.push(err14), errors++);
      }
      var _valid0 = _errs23 === errors;
      if (
        (_valid0 && valid4
          ? ((valid4 = !1), (passing0 = [passing0, 1]))
          : _valid0 && ((valid4 = !0), (passing0 = 1)),
        valid4)
      )
        ((errors = _errs17), vErrors !== null && (_errs17 ? (vErrors.length = _errs17) : (vErrors = null)));
      else {
        let err15 = {
          instancePath: instancePath + '/labels',
          schemaPath: '#/definitions/list_or_dict/oneOf',
          keyword: 'oneOf',
          params: { passingSchemas: passing0 },
        };
        (vErrors === null ? (vErrors = [err15]) : vErrors.push(err15), errors++);
      }
    }
  }
  return ((validate40.errors = vErrors), errors === 0);
}
var schema72 = {
  type: 'object',
  description: 'Secret configuration for the Compose application.',
  properties: {
    name: { type: 'string', description: 'Custom name for this secret.' },
    environment: {
      type: 'string',
      description: 'Name of an environment variable from which to get the secret value.',
    },
    file: { type: 'string', description: 'Path to a file containing the secret value.' },
    external: {
      type: ['boolean', 'string', 'object'],
      description: 'Specifies that this secret already exists and was created outside of Compose.',
      properties: { name: { type: 'string', description: 'Specifies the name of the external secret.' } },
    },
    labels: { $ref: '#/definitions/list_or_dict', description: 'Add metadata to the secret using labels.' },
    driver: { type: 'string', description: 'Specify which secret driver should be used for this secret.' },
    driver_opts: {
      type: 'object',
      description: 'Specify driver-specific options.',
      patternProperties: { '^.+$': { type: ['string', 'number'] } },
    },
    template_driver: { type: 'string', description: "Driver to use for templating the secret's value." },
  },
  additionalProperties: !1,
  patternProperties: { '^x-': {} },
};
function validate42(data, { instancePath = '', parentData, parentDataProperty, rootData = data } = {}) {
  let vErrors = null,
    errors = 0;
  if (data && typeof data == 'object' && !Array.isArray(data)) {
    for (let key0 in data)
      if (!(
        key0 === 'name' ||
        key0 === 'environment' ||
        key0 === 'file' ||
        key0 === 'external' ||
        key0 === 'labels' ||
        key0 === 'driver' ||
        key0 === 'driver_opts' ||
        key0 === 'template_driver' ||
        pattern0.test(key0)
      )) {
        let err0 = {
          instancePath,
          schemaPath: '#/additionalProperties',
          keyword: 'additionalProperties',
          params: { additionalProperty: key0 },
        };
        (vErrors === null ? (vErrors = [err0]) : vErrors.push(err0), errors++);
      }
    if (data.name !== void 0 && typeof data.name != 'string') {
      let err1 = {
        instancePath: instancePath + '/name',
        schemaPath: '#/properties/name/type',
        keyword: 'type',
        params: { type: 'string' },
      };
      (vErrors === null ? (vErrors = [err1]) : vErrors.push(err1), errors++);
    }
    if (data.environment !== void 0 && typeof data.environment != 'string') {
      let err2 = {
        instancePath: instancePath + '/environment',
        schemaPath: '#/properties/environment/type',
        keyword: 'type',
        params: { type: 'string' },
      };
      (vErrors === null ? (vErrors = [err2]) : vErrors.push(err2), errors++);
    }
    if (data.file !== void 0 && typeof data.file != 'string') {
      let err3 = {
        instancePath: instancePath + '/file',
        schemaPath: '#/properties/file/type',
        keyword: 'type',
        params: { type: 'string' },
      };
      (vErrors === null ? (vErrors = [err3]) : vErrors.push(err3), errors++);
    }
    if (data.external !== void 0) {
      let data3 = data.external;
      if (
        typeof data3 != 'boolean' &&
        typeof data3 != 'string' &&
        !(data3 && typeof data3 == 'object' && !Array.isArray(data3))
      ) {
        let err4 = {
          instancePath: instancePath + '/external',
          schemaPath: '#/properties/external/type',
          keyword: 'type',
          params: { type: schema72.properties.external.type },
        };
        (vErrors === null ? (vErrors = [err4]) : vErrors.push(err4), errors++);
      }
      if (
        data3 &&
        typeof data3 == 'object' &&
        !Array.isArray(data3) &&
        data3.name !== void 0 &&
        typeof data3.name != 'string'
      ) {
        let err5 = {
          instancePath: instancePath + '/external/name',
          schemaPath: '#/properties/external/properties/name/type',
          keyword: 'type',
          params: { type: 'string' },
        };
        (vErrors === null ? (vErrors = [err5]) : vErrors.push(err5), errors++);
      }
    }
    if (data.labels !== void 0) {
      let data5 = data.labels,
        _errs14 = errors,
        valid3 = !1,
        passing0 = null,
        _errs15 = errors;
      if (data5 && typeof data5 == 'object' && !Array.isArray(data5)) {
        for (let key1 in data5)
          if (!pattern7.test(key1)) {
            let err6 = {
              instancePath: instancePath + '/labels',
              schemaPath: '#/definitions/list_or_dict/oneOf/0/additionalProperties',
              keyword: 'additionalProperties',
              params: { additionalProperty: key1 },
            };
            (vErrors === null ? (vErrors = [err6]) : vErrors.push(err6), errors++);
          }
        for (let key2 in data5)
          if (pattern7.test(key2)) {
            let data6 = data5[key2];
            if (
              typeof data6 != 'string' &&
              typeof data6 != 'number' &&
              typeof data6 != 'boolean' &&
              data6 !== null
            ) {
              let err7 = {
                instancePath: instancePath + '/labels/' + key2.replace(/~/g, '~0').replace(/\//g, '~1'),
                schemaPath: '#/definitions/list_or_dict/oneOf/0/patternProperties/.%2B/type',
                keyword: 'type',
                params: { type: schema19.oneOf[0].patternProperties['.+'].type },
              };
              (vErrors === null ? (vErrors = [err7]) : vErrors.push(err7), errors++);
            }
          }
      } else {
        let err8 = {
          instancePath: instancePath + '/labels',
          schemaPath: '#/definitions/list_or_dict/oneOf/0/type',
          keyword: 'type',
          params: { type: 'object' },
        };
        (vErrors === null ? (vErrors = [err8]) : vErrors.push(err8), errors++);
      }
      var _valid0 = _errs15 === errors;
      _valid0 && ((valid3 = !0), (passing0 = 0));
      let _errs20 = errors;
      if (Array.isArray(data5)) {
        let len0 = data5.length;
        for (let i0 = 0; i0 < len0; i0++)
          if (typeof data5[i0] != 'string') {
            let err9 = {
              instancePath: instancePath + '/labels/' + i0,
              schemaPath: '#/definitions/list_or_dict/oneOf/1/items/type',
              keyword: 'type',
              params: { type: 'string' },
            };
            (vErrors === null ? (vErrors = [err9]) : vErrors.push(err9), errors++);
          }
        let i1 = data5.length,
          j0;
        if (i1 > 1) {
          let indices0 = {};
          for (; i1--;) {
            let item0 = data5[i1];
            if (typeof item0 == 'string') {
              if (typeof indices0[item0] == 'number') {
                j0 = indices0[item0];
                let err10 = {
                  instancePath: instancePath + '/labels',
                  schemaPath: '#/definitions/list_or_dict/oneOf/1/uniqueItems',
                  keyword: 'uniqueItems',
                  params: { i: i1, j: j0 },
                };
                (vErrors === null ? (vErrors = [err10]) : vErrors.push(err10), errors++);
                break;
              }
              indices0[item0] = i1;
            }
          }
        }
      } else {
        let err11 = {
          instancePath: instancePath + '/labels',
          schemaPath: '#/definitions/list_or_dict/oneOf/1/type',
          keyword: 'type',
          params: { type: 'array' },
        };
        (vErrors === null ? (vErrors = [err11]) : vErrors.push(err11), errors++);
      }
      var _valid0 = _errs20 === errors;
      if (
        (_valid0 && valid3
          ? ((valid3 = !1), (passing0 = [passing0, 1]))
          : _valid0 && ((valid3 = !0), (passing0 = 1)),
        valid3)
      )
        ((errors = _errs14), vErrors !== null && (_errs14 ? (vErrors.length = _errs14) : (vErrors = null)));
      else {
        let err12 = {
          instancePath: instancePath + '/labels',
          schemaPath: '#/definitions/list_or_dict/oneOf',
          keyword: 'oneOf',
          params: { passingSchemas: passing0 },
        };
        (vErrors === null ? (vErrors = [err12]) : vErrors.push(err12), errors++);
      }
    }
    if (data.driver !== void 0 && typeof data.driver != 'string') {
      let err13 = {
        instancePath: instancePath + '/driver',
        schemaPath: '#/properties/driver/type',
        keyword: 'type',
        params: { type: 'string' },
      };
      (vErrors === null ? (vErrors = [err13]) : vErrors.push(err13), errors++);
    }
    if (data.driver_opts !== void 0) {
      let data9 = data.driver_opts;
      if (data9 && typeof data9 == 'object' && !Array.isArray(data9)) {
        for (let key3 in data9)
          if (pattern51.test(key3)) {
            let data10 = data9[key3];
            if (typeof data10 != 'string' && typeof data10 != 'number') {
              let err14 = {
                instancePath: instancePath + '/driver_opts/' + key3.replace(/~/g, '~0').replace(/\//g, '~1'),
                schemaPath: '#/properties/driver_opts/patternProperties/%5E.%2B%24/type',
                keyword: 'type',
                params: { type: schema72.properties.driver_opts.patternProperties['^.+$'].type },
              };
              (vErrors === null ? (vErrors = [err14]) : vErrors.push(err14), errors++);
            }
          }
      } else {
        let err15 = {
          instancePath: instancePath + '/driver_opts',
          schemaPath: '#/properties/driver_opts/type',
          keyword: 'type',
          params: { type: 'object' },
        };
        (vErrors === null ? (vErrors = [err15]) : vErrors.push(err15), errors++);
      }
    }
    if (data.template_driver !== void 0 && typeof data.template_driver != 'string') {
      let err16 = {
        instancePath: instancePath + '/template_driver',
        schemaPath: '#/properties/template_driver/type',
        keyword: 'type',
        params: { type: 'string' },
      };
      (vErrors === null ? (vErrors = [err16]) : vErrors.push(err16), errors++);
    }
  } else {
    let err17 = { instancePath, schemaPath: '#/type', keyword: 'type', params: { type: 'object' } };
    (vErrors === null ? (vErrors = [err17]) : vErrors.push(err17), errors++);
  }
  return ((validate42.errors = vErrors), errors === 0);
}
var schema74 = {
  type: 'object',
  description: 'Config configuration for the Compose application.',
  properties: {
    name: { type: 'string', description: 'Custom name for this config.' },
    content: { type: 'string', description: 'Inline content of the config.' },
    environment: {
      type: 'string',
      description: 'Name of an environment variable from which to get the config value.',
    },
    file: { type: 'string', description: 'Path to a file containing the config value.' },
    external: {
      type: ['boolean', 'string', 'object'],
      description: 'Specifies that this config already exists and was created outside of Compose.',
      properties: {
        name: {
          deprecated: !0,
          type: 'string',
          description:
            "Specifies the name of the external config. Deprecated: use the 'name' property instead.",
        },
      },
    },
    labels: { $ref: '#/definitions/list_or_dict', description: 'Add metadata to the config using labels.' },
    template_driver: { type: 'string', description: "Driver to use for templating the config's value." },
  },
  additionalProperties: !1,
  patternProperties: { '^x-': {} },
};
function validate44(data, { instancePath = '', parentData, parentDataProperty, rootData = data } = {}) {
  let vErrors = null,
    errors = 0;
  if (data && typeof data == 'object' && !Array.isArray(data)) {
    for (let key0 in data)
      if (!(
        key0 === 'name' ||
        key0 === 'content' ||
        key0 === 'environment' ||
        key0 === 'file' ||
        key0 === 'external' ||
        key0 === 'labels' ||
        key0 === 'template_driver' ||
        pattern0.test(key0)
      )) {
        let err0 = {
          instancePath,
          schemaPath: '#/additionalProperties',
          keyword: 'additionalProperties',
          params: { additionalProperty: key0 },
        };
        (vErrors === null ? (vErrors = [err0]) : vErrors.push(err0), errors++);
      }
    if (data.name !== void 0 && typeof data.name != 'string') {
      let err1 = {
        instancePath: instancePath + '/name',
        schemaPath: '#/properties/name/type',
        keyword: 'type',
        params: { type: 'string' },
      };
      (vErrors === null ? (vErrors = [err1]) : vErrors.push(err1), errors++);
    }
    if (data.content !== void 0 && typeof data.content != 'string') {
      let err2 = {
        instancePath: instancePath + '/content',
        schemaPath: '#/properties/content/type',
        keyword: 'type',
        params: { type: 'string' },
      };
      (vErrors === null ? (vErrors = [err2]) : vErrors.push(err2), errors++);
    }
    if (data.environment !== void 0 && typeof data.environment != 'string') {
      let err3 = {
        instancePath: instancePath + '/environment',
        schemaPath: '#/properties/environment/type',
        keyword: 'type',
        params: { type: 'string' },
      };
      (vErrors === null ? (vErrors = [err3]) : vErrors.push(err3), errors++);
    }
    if (data.file !== void 0 && typeof data.file != 'string') {
      let err4 = {
        instancePath: instancePath + '/file',
        schemaPath: '#/properties/file/type',
        keyword: 'type',
        params: { type: 'string' },
      };
      (vErrors === null ? (vErrors = [err4]) : vErrors.push(err4), errors++);
    }
    if (data.external !== void 0) {
      let data4 = data.external;
      if (
        typeof data4 != 'boolean' &&
        typeof data4 != 'string' &&
        !(data4 && typeof data4 == 'object' && !Array.isArray(data4))
      ) {
        let err5 = {
          instancePath: instancePath + '/external',
          schemaPath: '#/properties/external/type',
          keyword: 'type',
          params: { type: schema74.properties.external.type },
        };
        (vErrors === null ? (vErrors = [err5]) : vErrors.push(err5), errors++);
      }
      if (
        data4 &&
        typeof data4 == 'object' &&
        !Array.isArray(data4) &&
        data4.name !== void 0 &&
        typeof data4.name != 'string'
      ) {
        let err6 = {
          instancePath: instancePath + '/external/name',
          schemaPath: '#/properties/external/properties/name/type',
          keyword: 'type',
          params: { type: 'string' },
        };
        (vErrors === null ? (vErrors = [err6]) : vErrors.push(err6), errors++);
      }
    }
    if (data.labels !== void 0) {
      let data6 = data.labels,
        _errs16 = errors,
        valid3 = !1,
        passing0 = null,
        _errs17 = errors;
      if (data6 && typeof data6 == 'object' && !Array.isArray(data6)) {
        for (let key1 in data6)
          if (!pattern7.test(key1)) {
            let err7 = {
              instancePath: instancePath + '/labels',
              schemaPath: '#/definitions/list_or_dict/oneOf/0/additionalProperties',
              keyword: 'additionalProperties',
              params: { additionalProperty: key1 },
            };
            (vErrors === null ? (vErrors = [err7]) : vErrors.push(err7), errors++);
          }
        for (let key2 in data6)
          if (pattern7.test(key2)) {
            let data7 = data6[key2];
            if (
              typeof data7 != 'string' &&
              typeof data7 != 'number' &&
              typeof data7 != 'boolean' &&
              data7 !== null
            ) {
              let err8 = {
                instancePath: instancePath + '/labels/' + key2.replace(/~/g, '~0').replace(/\//g, '~1'),
                schemaPath: '#/definitions/list_or_dict/oneOf/0/patternProperties/.%2B/type',
                keyword: 'type',
                params: { type: schema19.oneOf[0].patternProperties['.+'].type },
              };
              (vErrors === null ? (vErrors = [err8]) : vErrors.push(err8), errors++);
            }
          }
      } else {
        let err9 = {
          instancePath: instancePath + '/labels',
          schemaPath: '#/definitions/list_or_dict/oneOf/0/type',
          keyword: 'type',
          params: { type: 'object' },
        };
        (vErrors === null ? (vErrors = [err9]) : vErrors.push(err9), errors++);
      }
      var _valid0 = _errs17 === errors;
      _valid0 && ((valid3 = !0), (passing0 = 0));
      let _errs22 = errors;
      if (Array.isArray(data6)) {
        let len0 = data6.length;
        for (let i0 = 0; i0 < len0; i0++)
          if (typeof data6[i0] != 'string') {
            let err10 = {
              instancePath: instancePath + '/labels/' + i0,
              schemaPath: '#/definitions/list_or_dict/oneOf/1/items/type',
              keyword: 'type',
              params: { type: 'string' },
            };
            (vErrors === null ? (vErrors = [err10]) : vErrors.push(err10), errors++);
          }
        let i1 = data6.length,
          j0;
        if (i1 > 1) {
          let indices0 = {};
          for (; i1--;) {
            let item0 = data6[i1];
            if (typeof item0 == 'string') {
              if (typeof indices0[item0] == 'number') {
                j0 = indices0[item0];
                let err11 = {
                  instancePath: instancePath + '/labels',
                  schemaPath: '#/definitions/list_or_dict/oneOf/1/uniqueItems',
                  keyword: 'uniqueItems',
                  params: { i: i1, j: j0 },
                };
                (vErrors === null ? (vErrors = [err11]) : vErrors.push(err11), errors++);
                break;
              }
              indices0[item0] = i1;
            }
          }
        }
      } else {
        let err12 = {
          instancePath: instancePath + '/labels',
          schemaPath: '#/definitions/list_or_dict/oneOf/1/type',
          keyword: 'type',
          params: { type: 'array' },
        };
        (vErrors === null ? (vErrors = [err12]) : vErrors.push(err12), errors++);
      }
      var _valid0 = _errs22 === errors;
      if (
        (_valid0 && valid3
          ? ((valid3 = !1), (passing0 = [passing0, 1]))
          : _valid0 && ((valid3 = !0), (passing0 = 1)),
        valid3)
      )
        ((errors = _errs16), vErrors !== null && (_errs16 ? (vErrors.length = _errs16) : (vErrors = null)));
      else {
        let err13 = {
          instancePath: instancePath + '/labels',
          schemaPath: '#/definitions/list_or_dict/oneOf',
          keyword: 'oneOf',
          params: { passingSchemas: passing0 },
        };
        (vErrors === null ? (vErrors = [err13]) : vErrors.push(err13), errors++);
      }
    }
    if (data.template_driver !== void 0 && typeof data.template_driver != 'string') {
      let err14 = {
        instancePath: instancePath + '/template_driver',
        schemaPath: '#/properties/template_driver/type',
        keyword: 'type',
        params: { type: 'string' },
      };
      (vErrors === null ? (vErrors = [err14]) : vErrors.push(err14), errors++);
    }
  } else {
    let err15 = { instancePath, schemaPath: '#/type', keyword: 'type', params: { type: 'object' } };
    (vErrors === null ? (vErrors = [err15]) : vErrors.push(err15), errors++);
  }
  return ((validate44.errors = vErrors), errors === 0);
}
function validate10(data, { instancePath = '', parentData, parentDataProperty, rootData = data } = {}) {
  let vErrors = null,
    errors = 0;
  if (data && typeof data == 'object' && !Array.isArray(data)) {
    for (let key0 in data)
      if (!(func2.call(schema11.properties, key0) || pattern0.test(key0))) {
        let err0 = {
          instancePath,
          schemaPath: '#/additionalProperties',
          keyword: 'additionalProperties',
          params: { additionalProperty: key0 },
        };
        (vErrors === null ? (vErrors = [err0]) : vErrors.push(err0), errors++);
      }
    if (data.version !== void 0 && typeof data.version != 'string') {
      let err1 = {
        instancePath: instancePath + '/version',
        schemaPath: '#/properties/version/type',
        keyword: 'type',
        params: { type: 'string' },
      };
      (vErrors === null ? (vErrors = [err1]) : vErrors.push(err1), errors++);
    }
    if (data.name !== void 0 && typeof data.name != 'string') {
      let err2 = {
        instancePath: instancePath + '/name',
        schemaPath: '#/properties/name/type',
        keyword: 'type',
        params: { type: 'string' },
      };
      (vErrors === null ? (vErrors = [err2]) : vErrors.push(err2), errors++);
    }
    if (data.include !== void 0) {
      let data2 = data.include;
      if (Array.isArray(data2)) {
        let len0 = data2.length;
        for (let i0 = 0; i0 < len0; i0++)
          validate11(data2[i0], {
            instancePath: instancePath + '/include/' + i0,
            parentData: data2,
            parentDataProperty: i0,
            rootData,
          }) ||
            ((vErrors = vErrors === null ? validate11.errors : vErrors.concat(validate11.errors)),
            (errors = vErrors.length));
      } else {
        let err3 = {
          instancePath: instancePath + '/include',
          schemaPath: '#/properties/include/type',
          keyword: 'type',
          params: { type: 'array' },
        };
        (vErrors === null ? (vErrors = [err3]) : vErrors.push(err3), errors++);
      }
    }
    if (data.services !== void 0) {
      let data4 = data.services;
      if (data4 && typeof data4 == 'object' && !Array.isArray(data4)) {
        for (let key1 in data4)
          if (!pattern1.test(key1)) {
            let err4 = {
              instancePath: instancePath + '/services',
              schemaPath: '#/properties/services/additionalProperties',
              keyword: 'additionalProperties',
              params: { additionalProperty: key1 },
            };
            (vErrors === null ? (vErrors = [err4]) : vErrors.push(err4), errors++);
          }
        for (let key2 in data4)
          pattern1.test(key2) &&
            (validate16(data4[key2], {
              instancePath: instancePath + '/services/' + key2.replace(/~/g, '~0').replace(/\//g, '~1'),
              parentData: data4,
              parentDataProperty: key2,
              rootData,
            }) ||
              ((vErrors = vErrors === null ? validate16.errors : vErrors.concat(validate16.errors)),
              (errors = vErrors.length)));
      } else {
        let err5 = {
          instancePath: instancePath + '/services',
          schemaPath: '#/properties/services/type',
          keyword: 'type',
          params: { type: 'object' },
        };
        (vErrors === null ? (vErrors = [err5]) : vErrors.push(err5), errors++);
      }
    }
    if (data.models !== void 0) {
      let data6 = data.models;
      if (data6 && typeof data6 == 'object' && !Array.isArray(data6)) {
        for (let key3 in data6)
          if (pattern1.test(key3)) {
            let data7 = data6[key3];
            if (data7 && typeof data7 == 'object' && !Array.isArray(data7)) {
              if (data7.model === void 0) {
                let err6 = {
                  instancePath: instancePath + '/models/' + key3.replace(/~/g, '~0').replace(/\//g, '~1'),
                  schemaPath: '#/definitions/model/required',
                  keyword: 'required',
                  params: { missingProperty: 'model' },
                };
                (vErrors === null ? (vErrors = [err6]) : vErrors.push(err6), errors++);
              }
              for (let key4 in data7)
                if (!(
                  key4 === 'name' ||
                  key4 === 'model' ||
                  key4 === 'context_size' ||
                  key4 === 'runtime_flags' ||
                  pattern0.test(key4)
                )) {
                  let err7 = {
                    instancePath: instancePath + '/models/' + key3.replace(/~/g, '~0').replace(/\//g, '~1'),
                    schemaPath: '#/definitions/model/additionalProperties',
                    keyword: 'additionalProperties',
                    params: { additionalProperty: key4 },
                  };
                  (vErrors === null ? (vErrors = [err7]) : vErrors.push(err7), errors++);
                }
              if (data7.name !== void 0 && typeof data7.name != 'string') {
                let err8 = {
                  instancePath:
                    instancePath + '/models/' + key3.replace(/~/g, '~0').replace(/\//g, '~1') + '/name',
                  schemaPath: '#/definitions/model/properties/name/type',
                  keyword: 'type',
                  params: { type: 'string' },
                };
                (vErrors === null ? (vErrors = [err8]) : vErrors.push(err8), errors++);
              }
              if (data7.model !== void 0 && typeof data7.model != 'string') {
                let err9 = {
                  instancePath:
                    instancePath + '/models/' + key3.replace(/~/g, '~0').replace(/\//g, '~1') + '/model',
                  schemaPath: '#/definitions/model/properties/model/type',
                  keyword: 'type',
                  params: { type: 'string' },
                };
                (vErrors === null ? (vErrors = [err9]) : vErrors.push(err9), errors++);
              }
              if (data7.context_size !== void 0) {
                let data10 = data7.context_size;
                if (!(typeof data10 == 'number' && !(data10 % 1) && !isNaN(data10))) {
                  let err10 = {
                    instancePath:
                      instancePath +
                      '/models/' +
                      key3.replace(/~/g, '~0').replace(/\//g, '~1') +
                      '/context_size',
                    schemaPath: '#/definitions/model/properties/context_size/type',
                    keyword: 'type',
                    params: { type: 'integer' },
                  };
                  (vErrors === null ? (vErrors = [err10]) : vErrors.push(err10), errors++);
                }
              }
              if (data7.runtime_flags !== void 0) {
                let data11 = data7.runtime_flags;
                if (Array.isArray(data11)) {
                  let len1 = data11.length;
                  for (let i1 = 0; i1 < len1; i1++)
                    if (typeof data11[i1] != 'string') {
                      let err11 = {
                        instancePath:
                          instancePath +
                          '/models/' +
                          key3.replace(/~/g, '~0').replace(/\//g, '~1') +
                          '/runtime_flags/' +
                          i1,
                        schemaPath: '#/definitions/model/properties/runtime_flags/items/type',
                        keyword: 'type',
                        params: { type: 'string' },
                      };
                      (vErrors === null ? (vErrors = [err11]) : vErrors.push(err11), errors++);
                    }
                } else {
                  let err12 = {
                    instancePath:
                      instancePath +
                      '/models/' +
                      key3.replace(/~/g, '~0').replace(/\//g, '~1') +
                      '/runtime_flags',
                    schemaPath: '#/definitions/model/properties/runtime_flags/type',
                    keyword: 'type',
                    params: { type: 'array' },
                  };
                  (vErrors === null ? (vErrors = [err12]) : vErrors.push(err12), errors++);
                }
              }
            } else {
              let err13 = {
                instancePath: instancePath + '/models/' + key3.replace(/~/g, '~0').replace(/\//g, '~1'),
                schemaPath: '#/definitions/model/type',
                keyword: 'type',
                params: { type: 'object' },
              };
              (vErrors === null ? (vErrors = [err13]) : vErrors.push(err13), errors++);
            }
          }
      } else {
        let err14 = {
          instancePath: instancePath + '/models',
          schemaPath: '#/properties/models/type',
          keyword: 'type',
          params: { type: 'object' },
        };
        (vErrors === null ? (vErrors = [err14]) : vErrors.push(err14), errors++);
      }
    }
    if (data.networks !== void 0) {
      let data13 = data.networks;
      if (data13 && typeof data13 == 'object' && !Array.isArray(data13))
        for (let key5 in data13)
          pattern1.test(key5) &&
            (validate38(data13[key5], {
              instancePath: instancePath + '/networks/' + key5.replace(/~/g, '~0').replace(/\//g, '~1'),
              parentData: data13,
              parentDataProperty: key5,
              rootData,
            }) ||
              ((vErrors = vErrors === null ? validate38.errors : vErrors.concat(validate38.errors)),
              (errors = vErrors.length)));
      else {
        let err15 = {
          instancePath: instancePath + '/networks',
          schemaPath: '#/properties/networks/type',
          keyword: 'type',
          params: { type: 'object' },
        };
        (vErrors === null ? (vErrors = [err15]) : vErrors.push(err15), errors++);
      }
    }
    if (data.volumes !== void 0) {
      let data15 = data.volumes;
      if (data15 && typeof data15 == 'object' && !Array.isArray(data15)) {
        for (let key6 in data15)
          if (!pattern1.test(key6)) {
            let err16 = {
              instancePath: instancePath + '/volumes',
              schemaPath: '#/properties/volumes/additionalProperties',
              keyword: 'additionalProperties',
              params: { additionalProperty: key6 },
            };
            (vErrors === null ? (vErrors = [err16]) : vErrors.push(err16), errors++);
          }
        for (let key7 in data15)
          pattern1.test(key7) &&
            (validate40(data15[key7], {
              instancePath: instancePath + '/volumes/' + key7.replace(/~/g, '~0').replace(/\//g, '~1'),
              parentData: data15,
              parentDataProperty: key7,
              rootData,
            }) ||
              ((vErrors = vErrors === null ? validate40.errors : vErrors.concat(validate40.errors)),
              (errors = vErrors.length)));
      } else {
        let err17 = {
          instancePath: instancePath + '/volumes',
          schemaPath: '#/properties/volumes/type',
          keyword: 'type',
          params: { type: 'object' },
        };
        (vErrors === null ? (vErrors = [err17]) : vErrors.push(err17), errors++);
      }
    }
    if (data.secrets !== void 0) {
      let data17 = data.secrets;
      if (data17 && typeof data17 == 'object' && !Array.isArray(data17)) {
        for (let key8 in data17)
          if (!pattern1.test(key8)) {
            let err18 = {
              instancePath: instancePath + '/secrets',
              schemaPath: '#/properties/secrets/additionalProperties',
              keyword: 'additionalProperties',
              params: { additionalProperty: key8 },
            };
            (vErrors === null ? (vErrors = [err18]) : vErrors.push(err18), errors++);
          }
        for (let key9 in data17)
          pattern1.test(key9) &&
            (validate42(data17[key9], {
              instancePath: instancePath + '/secrets/' + key9.replace(/~/g, '~0').replace(/\//g, '~1'),
              parentData: data17,
              parentDataProperty: key9,
              rootData,
            }) ||
              ((vErrors = vErrors === null ? validate42.errors : vErrors.concat(validate42.errors)),
              (errors = vErrors.length)));
      } else {
        let err19 = {
          instancePath: instancePath + '/secrets',
          schemaPath: '#/properties/secrets/type',
          keyword: 'type',
          params: { type: 'object' },
        };
        (vErrors === null ? (vErrors = [err19]) : vErrors.push(err19), errors++);
      }
    }
    if (data.configs !== void 0) {
      let data19 = data.configs;
      if (data19 && typeof data19 == 'object' && !Array.isArray(data19)) {
        for (let key10 in data19)
          if (!pattern1.test(key10)) {
            let err20 = {
              instancePath: instancePath + '/configs',
              schemaPath: '#/properties/configs/additionalProperties',
              keyword: 'additionalProperties',
              params: { additionalProperty: key10 },
            };
            (vErrors === null ? (vErrors = [err20]) : vErrors.push(err20), errors++);
          }
        for (let key11 in data19)
          pattern1.test(key11) &&
            (validate44(data19[key11], {
              instancePath: instancePath + '/configs/' + key11.replace(/~/g, '~0').replace(/\//g, '~1'),
              parentData: data19,
              parentDataProperty: key11,
              rootData,
            }) ||
              ((vErrors = vErrors === null ? validate44.errors : vErrors.concat(validate44.errors)),
              (errors = vErrors.length)));
      } else {
        let err21 = {
          instancePath: instancePath + '/configs',
          schemaPath: '#/properties/configs/type',
          keyword: 'type',
          params: { type: 'object' },
        };
        (vErrors === null ? (vErrors = [err21]) : vErrors.push(err21), errors++);
      }
    }
  } else {
    let err22 = { instancePath, schemaPath: '#/type', keyword: 'type', params: { type: 'object' } };
    (vErrors === null ? (vErrors = [err22]) : vErrors.push(err22), errors++);
  }
  return ((validate10.errors = vErrors), errors === 0);
}
var KNOWN_KEYS = {
  'include.*': ['path', 'env_file', 'project_directory'],
  'services.*.develop.watch.*.exec': ['command', 'user', 'privileged', 'working_dir', 'environment'],
  'services.*.develop.watch.*': ['ignore', 'include', 'path', 'action', 'target', 'exec', 'initial_sync'],
  'services.*.develop': ['watch'],
  'services.*.deploy.rollback_config': [
    'parallelism',
    'delay',
    'failure_action',
    'monitor',
    'max_failure_ratio',
    'order',
  ],
  'services.*.deploy.update_config': [
    'parallelism',
    'delay',
    'failure_action',
    'monitor',
    'max_failure_ratio',
    'order',
  ],
  'services.*.deploy.resources.limits': ['cpus', 'memory', 'pids'],
  'services.*.deploy.resources.reservations.generic_resources.*.discrete_resource_spec': ['kind', 'value'],
  'services.*.deploy.resources.reservations.generic_resources.*': ['discrete_resource_spec'],
  'services.*.deploy.resources.reservations.devices.*': [
    'capabilities',
    'count',
    'device_ids',
    'driver',
    'options',
  ],
  'services.*.deploy.resources.reservations': ['cpus', 'memory', 'generic_resources', 'devices'],
  'services.*.deploy.resources': ['limits', 'reservations'],
  'services.*.deploy.restart_policy': ['condition', 'delay', 'max_attempts', 'window'],
  'services.*.deploy.placement.preferences.*': ['spread'],
  'services.*.deploy.placement': ['constraints', 'preferences', 'max_replicas_per_node'],
  'services.*.deploy': [
    'mode',
    'endpoint_mode',
    'replicas',
    'labels',
    'rollback_config',
    'update_config',
    'resources',
    'restart_policy',
    'placement',
  ],
  'services.*.build.secrets.*': ['source', 'target', 'uid', 'gid', 'mode'],
  'services.*.build.ulimits.*': ['hard', 'soft'],
  'services.*.build': [
    'context',
    'dockerfile',
    'dockerfile_inline',
    'entitlements',
    'args',
    'ssh',
    'labels',
    'cache_from',
    'cache_to',
    'no_cache',
    'additional_contexts',
    'network',
    'pull',
    'target',
    'shm_size',
    'extra_hosts',
    'isolation',
    'privileged',
    'secrets',
    'tags',
    'ulimits',
    'platforms',
    'provenance',
    'sbom',
    'no_cache_filter',
  ],
  'services.*.blkio_config.device_read_bps.*': ['path', 'rate'],
  'services.*.blkio_config.device_read_iops.*': ['path', 'rate'],
  'services.*.blkio_config.device_write_bps.*': ['path', 'rate'],
  'services.*.blkio_config.device_write_iops.*': ['path', 'rate'],
  'services.*.blkio_config.weight_device.*': ['path', 'weight'],
  'services.*.blkio_config': [
    'device_read_bps',
    'device_read_iops',
    'device_write_bps',
    'device_write_iops',
    'weight',
    'weight_device',
  ],
  'services.*.configs.*': ['source', 'target', 'uid', 'gid', 'mode'],
  'services.*.credential_spec': ['config', 'file', 'registry'],
  'services.*.depends_on.*': ['restart', 'required', 'condition'],
  'services.*.devices.*': ['source', 'target', 'permissions'],
  'services.*.env_file.*': ['path', 'format', 'required'],
  'services.*.extends': ['service', 'file'],
  'services.*.provider': ['type', 'options'],
  'services.*.healthcheck': [
    'disable',
    'interval',
    'retries',
    'test',
    'timeout',
    'start_period',
    'start_interval',
  ],
  'services.*.logging': ['driver', 'options'],
  'services.*.models.*': ['endpoint_var', 'model_var'],
  'services.*.networks.*': [
    'aliases',
    'interface_name',
    'ipv4_address',
    'ipv6_address',
    'link_local_ips',
    'mac_address',
    'driver_opts',
    'priority',
    'gw_priority',
  ],
  'services.*.ports.*': ['name', 'mode', 'host_ip', 'target', 'published', 'protocol', 'app_protocol'],
  'services.*.post_start.*': ['command', 'user', 'privileged', 'working_dir', 'environment'],
  'services.*.pre_stop.*': ['command', 'user', 'privileged', 'working_dir', 'environment'],
  'services.*.secrets.*': ['source', 'target', 'uid', 'gid', 'mode'],
  'services.*.ulimits.*': ['hard', 'soft'],
  'services.*.volumes.*.bind': ['propagation', 'create_host_path', 'recursive', 'selinux'],
  'services.*.volumes.*.volume': ['labels', 'nocopy', 'subpath'],
  'services.*.volumes.*.tmpfs': ['size', 'mode'],
  'services.*.volumes.*.image': ['subpath'],
  'services.*.volumes.*': [
    'type',
    'source',
    'target',
    'read_only',
    'consistency',
    'bind',
    'volume',
    'tmpfs',
    'image',
  ],
  'services.*.pre_start.*': [
    'command',
    'image',
    'user',
    'privileged',
    'working_dir',
    'environment',
    'per_replica',
  ],
  'services.*': [
    'develop',
    'deploy',
    'annotations',
    'attach',
    'build',
    'blkio_config',
    'cap_add',
    'cap_drop',
    'cgroup',
    'cgroup_parent',
    'command',
    'configs',
    'container_name',
    'cpu_count',
    'cpu_percent',
    'cpu_shares',
    'cpu_quota',
    'cpu_period',
    'cpu_rt_period',
    'cpu_rt_runtime',
    'cpus',
    'cpuset',
    'credential_spec',
    'depends_on',
    'device_cgroup_rules',
    'devices',
    'dns',
    'dns_opt',
    'dns_search',
    'domainname',
    'entrypoint',
    'env_file',
    'label_file',
    'environment',
    'expose',
    'extends',
    'provider',
    'external_links',
    'extra_hosts',
    'gpus',
    'group_add',
    'healthcheck',
    'hostname',
    'image',
    'init',
    'ipc',
    'isolation',
    'labels',
    'links',
    'logging',
    'mac_address',
    'mem_limit',
    'mem_reservation',
    'mem_swappiness',
    'memswap_limit',
    'network_mode',
    'models',
    'networks',
    'oom_kill_disable',
    'oom_score_adj',
    'pid',
    'pids_limit',
    'platform',
    'ports',
    'post_start',
    'pre_stop',
    'privileged',
    'profiles',
    'pull_policy',
    'pull_refresh_after',
    'read_only',
    'restart',
    'runtime',
    'scale',
    'security_opt',
    'shm_size',
    'secrets',
    'sysctls',
    'stdin_open',
    'stop_grace_period',
    'stop_signal',
    'storage_opt',
    'tmpfs',
    'tty',
    'ulimits',
    'use_api_socket',
    'user',
    'uts',
    'userns_mode',
    'volumes',
    'volumes_from',
    'working_dir',
    'pre_start',
  ],
  'models.*': ['name', 'model', 'context_size', 'runtime_flags'],
  'networks.*.ipam.config.*': ['subnet', 'ip_range', 'gateway', 'aux_addresses'],
  'networks.*.ipam': ['driver', 'config', 'options'],
  'networks.*.external': ['name'],
  'networks.*': [
    'name',
    'driver',
    'driver_opts',
    'ipam',
    'external',
    'internal',
    'enable_ipv4',
    'enable_ipv6',
    'attachable',
    'labels',
  ],
  'volumes.*.external': ['name'],
  'volumes.*': ['name', 'driver', 'driver_opts', 'external', 'labels'],
  'secrets.*': [
    'name',
    'environment',
    'file',
    'external',
    'labels',
    'driver',
    'driver_opts',
    'template_driver',
  ],
  'configs.*': ['name', 'content', 'environment', 'file', 'external', 'labels', 'template_driver'],
  '': ['version', 'name', 'include', 'services', 'models', 'networks', 'volumes', 'secrets', 'configs'],
};
export { KNOWN_KEYS, stdin_default as default, validate };
