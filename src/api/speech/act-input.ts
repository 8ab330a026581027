import { Field, InputType } from "type-graphql";

@InputType()
export abstract class ActInputType {
  @Field(() => String, {
    nullable: true,
    description:
      "Chosen by the client, a UUID for example: what is asked twice with one key is done once, and answered alike. One is made where none is given.",
  })
  idempotencyKey?: string | null;

  @Field(() => String, { nullable: true, description: "Why, for the journal." })
  note?: string | null;
}
