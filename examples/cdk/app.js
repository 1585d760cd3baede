// Credentials of a stack of the AWS CDK, beside the stack cognito-m2m-dev. The same in TypeScript, Python and Java:
// docs/cdk.md.
import { App, CustomResource, Duration, Fn, Stack } from 'aws-cdk-lib';
import { Code, Function, Runtime } from 'aws-cdk-lib/aws-lambda';
import { Secret } from 'aws-cdk-lib/aws-secretsmanager';

const provider = 'cognito-m2m-dev';

class OrdersStack extends Stack {
  constructor(scope, id) {
    super(scope, id);

    const credentials = new CustomResource(this, 'Credentials', {
      resourceType: 'Custom::CognitoM2M',
      serviceToken: Fn.importValue(`${provider}-ServiceToken`),
      serviceTimeout: Duration.seconds(600),
      properties: {
        UserPoolId: Fn.importValue(`${provider}-UserPoolId`),
        ResourceServer: {
          Identifier: 'orders',
          Scopes: [{ ScopeName: 'read', ScopeDescription: 'Read orders' }],
        },
        Client: { AllowedOAuthScopes: ['orders/read'] },
      },
    });

    // The resource's ref is the secret's complete ARN, so everything that takes a secret takes this one.
    const secret = Secret.fromSecretCompleteArn(this, 'Secret', credentials.ref);
    secret.addRotationSchedule('Rotation', {
      // Secrets Manager may already call the provider's function; another permission on it would be for nothing.
      rotationLambda: Function.fromFunctionAttributes(this, 'RotationFunction', {
        functionArn: Fn.importValue(`${provider}-RotationFunctionArn`),
        skipPermissions: true,
      }),
      automaticallyAfter: Duration.days(30),
    });

    const workload = new Function(this, 'Workload', {
      runtime: Runtime.PYTHON_3_13,
      handler: 'index.handler',
      code: Code.fromInline('def handler(event, context):\n    return "see examples/consumer-python/app.py"\n'),
      environment: { SECRET_ARN: credentials.ref },
    });
    secret.grantRead(workload);
  }
}

new OrdersStack(new App(), 'orders-cdk');
